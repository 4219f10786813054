// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#account-commission-rates-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { queryCommissionRates } from "../../account/query-commission-rates.ts";

/** What trades of a pair cost. */
export const accountCommissionRatesOverSocket = pageMethod({
  page: "spot/websocket-api/account/Account-Commission-Rates",
  title: "Account Commission Rates",
  documented: "2026-07-21",
  method: "account.commission",
  asks: queryCommissionRates,
});
