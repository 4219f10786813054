// https://developers.binance.com/docs/wallet/asset/query-user-wallet-balance

import { accountOf, free, locked, owed, type PurseId } from "../../../core/select.ts";
import { indexOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { assetName, withDefault } from "../../../gateway/parameters.ts";
import { atLeastZero, minus, plus } from "../../../money/arithmetic.ts";
import { worth } from "../../../money/convert.ts";
import { plain } from "../../../money/text.ts";
import { type Amount, NO_VALUE } from "../../../money/units.ts";
import { valueIn } from "../../margin-trading/valuation.ts";

/** What each wallet of an account is worth. */
export const queryUserWalletBalance = query({
  page: "wallet/asset/query-user-wallet-balance",
  title: "Query User Wallet Balance",
  documented: "2026-01-15",
  route: "GET /sapi/v1/asset/wallet/balance",
  security: "USER_DATA",
  weight: perIp(60),
  params: { quoteAsset: withDefault(assetName, "BTC") },
  differs:
    "of margin accounts what is owed is taken off; of contracts it is the wallet alone, without profit that is not taken; " +
    "a coin without an index counts for nothing; of wallets nobody can have here Funding and USDⓈ-M Futures alone are shown",
  answer(x, p, caller) {
    const { spot, cross, coinm, isolated } = accountOf(x, caller.account);
    const row = (walletName: string, purses: readonly PurseId[] | undefined) => ({
      activate: purses !== undefined,
      balance: plain(worthIn(x, p.quoteAsset, purses ?? [])),
      walletName,
    });
    if (indexOf(x.prices, p.quoteAsset) === undefined) return wireError("BAD_VALUE", { name: "quoteAsset" });
    return [
      row("Spot", [spot]),
      row("Funding", undefined),
      row("Cross Margin", [cross]),
      row("Isolated Margin", [...isolated.values()]),
      row("USDⓈ-M Futures", undefined),
      row("COIN-M Futures", [coinm]),
    ];
  },
});

/** What some purses have, less what they owe, in a coin; nothing where they owe more. */
function worthIn(x: ExchangeView, coin: string, purses: readonly PurseId[]): Amount {
  let sum = NO_VALUE;
  for (const purse of purses) {
    for (const { name } of x.reference.assets.values()) {
      const index = indexOf(x.prices, name);
      if (index === undefined) continue;
      const has = plus(free(x.ledger, purse, name), locked(x.ledger, purse, name));
      sum = minus(plus(sum, worth(has, index)), worth(owed(x.ledger, purse, name), index));
    }
  }
  return valueIn(x, coin, atLeastZero(sum));
}
