// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Futures-Trade-Download-Link-by-Id

import { perIp, query } from "../../../../../gateway/declare.ts";
import { downloadName, downloadStanding, LINK_DIFFERS } from "../../downloads.ts";

/** Where an archive of trades in contracts is, once it is made. */
export const getFuturesTradeDownloadLinkById = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Get-Futures-Trade-Download-Link-by-Id",
  title: "Get Futures Trade Download Link by Id",
  documented: "2026-01-15",
  route: "GET /dapi/v1/trade/asyn/id",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: downloadName,
  differs: LINK_DIFFERS,
  answer: (x, p, caller) => downloadStanding(x, "trade", p, caller),
});
