// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/websocket-api/Account-Information

import { perIp } from "../../../../../gateway/declare.ts";
import { pageMethod } from "../../../../../gateway/methods.ts";
import { accountInformation } from "../rest-api/account-information.ts";

/** What an account has, and what it binds. */
export const accountInformationOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/account/websocket-api/Account-Information",
  title: "Account Information",
  documented: "2026-01-15",
  method: "account.status",
  asks: accountInformation,
  weight: perIp(5),
});
