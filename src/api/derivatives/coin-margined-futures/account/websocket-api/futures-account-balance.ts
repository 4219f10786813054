// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/websocket-api/Futures-Account-Balance

import { perIp } from "../../../../../gateway/declare.ts";
import { pageMethod } from "../../../../../gateway/methods.ts";
import { futuresAccountBalance } from "../rest-api/futures-account-balance.ts";

/** What an account has of each coin. */
export const futuresAccountBalanceOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/account/websocket-api/Futures-Account-Balance",
  title: "Futures Account Balance",
  documented: "2026-01-15",
  method: "account.balance",
  asks: futuresAccountBalance,
  weight: perIp(5),
});
