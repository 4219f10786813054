// https://developers.binance.com/docs/margin_trading/trade/Small-Liability-Exchange

import { action, perUid } from "../../../gateway/declare.ts";
import { commaList } from "../../../gateway/parameters.ts";

/** The most coins one call may name. */
const MOST_COINS = 10;

/** Exchanges small debts of the cross account for one of USDT. */
export const smallLiabilityExchange = action({
  page: "margin_trading/trade/Small-Liability-Exchange",
  title: "Small Liability Exchange",
  documented: "2026-01-15",
  route: "POST /sapi/v1/margin/exchange-small-liability",
  security: "MARGIN",
  weight: perUid(3000),
  params: { assetNames: commaList(MOST_COINS) },
  differs:
    "what is owed is owed in USDT afterwards, at the index and rounded up, all of it as principal and charged from the next " +
    "full hour on: inferred, for the page says neither; it shows no answer, so that it is an empty object; its codes are " +
    "not documented: a coin that has no small debt is refused with -3026, a second exchange within six hours with -11108",
  command: (p, { account }) => ({ type: "ExchangeSmallLiabilities", account, assets: p.assetNames }),
  reply: () => ({}),
});
