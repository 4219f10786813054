// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Download-Id-For-Futures-Trade-History

import { action, perIp } from "../../../../../gateway/declare.ts";
import { DOWNLOAD_DIFFERS, downloadAsked, downloadOrdered, downloadParams } from "../../downloads.ts";

/** Has an archive made of trades in contracts. */
export const getDownloadIdForFuturesTradeHistory = action({
  page: "derivatives/coin-margined-futures/account/rest-api/Get-Download-Id-For-Futures-Trade-History",
  title: "Get Download Id For Futures Trade History",
  documented: "2026-01-15",
  route: "GET /dapi/v1/trade/asyn",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: downloadParams,
  differs: DOWNLOAD_DIFFERS,
  command: (p, caller) => downloadAsked("trade", p, caller),
  reply: (events) => downloadOrdered(events),
});
