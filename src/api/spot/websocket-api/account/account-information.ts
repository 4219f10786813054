// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/account-requests#account-information-user_data

import { pageMethod } from "../../../../gateway/methods.ts";
import { accountInformation } from "../../account/account-information.ts";

/** The account: its balances and what it pays. */
export const accountInformationOverSocket = pageMethod({
  page: "spot/websocket-api/account/Account-Information",
  title: "Account information",
  documented: "2026-07-21",
  method: "account.status",
  asks: accountInformation,
});
