// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Download-Id-For-Futures-Order-History

import { action, perIp } from "../../../../../gateway/declare.ts";
import { DOWNLOAD_DIFFERS, downloadAsked, downloadOrdered, downloadParams } from "../../downloads.ts";

/** Has an archive made of closed orders on contracts. */
export const getDownloadIdForFuturesOrderHistory = action({
  page: "derivatives/coin-margined-futures/account/rest-api/Get-Download-Id-For-Futures-Order-History",
  title: "Get Download Id For Futures Order History",
  documented: "2026-01-15",
  route: "GET /dapi/v1/order/asyn",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: downloadParams,
  differs: DOWNLOAD_DIFFERS,
  command: (p, caller) => downloadAsked("order", p, caller),
  reply: (events) => downloadOrdered(events),
});
