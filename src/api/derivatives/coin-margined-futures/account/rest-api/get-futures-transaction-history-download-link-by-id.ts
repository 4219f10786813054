// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Futures-Transaction-History-Download-Link-by-Id

import { perIp, query } from "../../../../../gateway/declare.ts";
import { downloadName, downloadStanding, LINK_DIFFERS } from "../../downloads.ts";

/** Where an archive of what moved in the futures wallet is, once it is made. */
export const getFuturesTransactionHistoryDownloadLinkById = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Get-Futures-Transaction-History-Download-Link-by-Id",
  title: "Get Futures Transaction History Download Link by Id",
  documented: "2026-01-15",
  route: "GET /dapi/v1/income/asyn/id",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: downloadName,
  differs: LINK_DIFFERS,
  answer: (x, p, caller) => downloadStanding(x, "income", p, caller),
});
