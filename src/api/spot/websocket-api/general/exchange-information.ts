// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/general-requests#exchange-information

import { pageMethod } from "../../../../gateway/methods.ts";
import { exchangeInformation } from "../../general/exchange-information.ts";

/** What is traded, and by which rules. */
export const exchangeInformationOverSocket = pageMethod({
  page: "spot/websocket-api/general/Exchange-Information",
  title: "Exchange information",
  documented: "2026-07-21",
  method: "exchangeInfo",
  asks: exchangeInformation,
});
