// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/trading-requests#place-new-oco---deprecated-trade

import { pageMethod } from "../../../../gateway/methods.ts";
import { newOcoDeprecated } from "../../trading/new-oco-deprecated.ts";

/** Places a limit order and a stop order of which one ends the other. */
export const placeNewOcoDeprecatedOverSocket = pageMethod({
  page: "spot/websocket-api/trading/Place-New-Oco-Deprecated",
  title: "Place new OCO - Deprecated",
  documented: "2026-07-21",
  method: "orderList.place",
  asks: newOcoDeprecated,
});
