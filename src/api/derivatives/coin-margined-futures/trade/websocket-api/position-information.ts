// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/websocket-api/Position-Information

import { perIp } from "../../../../../gateway/declare.ts";
import { pageMethod } from "../../../../../gateway/methods.ts";
import { positionInformation } from "../rest-api/position-information.ts";

/** The legs of an account with their risk. */
export const positionInformationOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/trade/websocket-api/Position-Information",
  title: "Position Information",
  documented: "2026-01-15",
  method: "account.position",
  asks: positionInformation,
  weight: perIp(5),
});
