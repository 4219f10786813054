// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Futures-Order-History-Download-Link-by-Id

import { perIp, query } from "../../../../../gateway/declare.ts";
import { downloadName, downloadStanding, LINK_DIFFERS } from "../../downloads.ts";

/** Where an archive of closed orders on contracts is, once it is made. */
export const getFuturesOrderHistoryDownloadLinkById = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Get-Futures-Order-History-Download-Link-by-Id",
  title: "Get Futures Order History Download Link by Id",
  documented: "2026-01-15",
  route: "GET /dapi/v1/order/asyn/id",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: downloadName,
  differs: LINK_DIFFERS,
  answer: (x, p, caller) => downloadStanding(x, "order", p, caller),
});
