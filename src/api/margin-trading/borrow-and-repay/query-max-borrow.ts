// https://developers.binance.com/docs/margin_trading/borrow-and-repay/Query-Max-Borrow

import { isLendable, maxBorrowable } from "../../../core/select-margin.ts";
import { perUid, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName } from "../../../gateway/parameters.ts";
import { plain } from "../../../money/text.ts";
import { accountFor } from "../accounts.ts";
import { isolatedSymbol } from "../params.ts";

/** The most of an asset an account could borrow now, and the most it may ever owe. */
export const queryMaxBorrow = query({
  page: "margin_trading/borrow-and-repay/Query-Max-Borrow",
  title: "Query Max Borrow",
  documented: "2026-04-16",
  route: "GET /sapi/v1/margin/maxBorrowable",
  security: "USER_DATA",
  weight: perUid(750),
  params: { asset: assetName, isolatedSymbol },
  answer(x, p, caller) {
    const account = accountFor(x, caller, p);
    if (isWireError(account)) return account;
    const { amount, limit } = maxBorrowable(x, account, p.asset);
    // What cannot be borrowed at all has a limit all the same.
    const borrowable = isLendable(x, account, p.asset);
    return { amount: borrowable ? plain(amount) : "0", borrowLimit: plain(limit) };
  },
});
