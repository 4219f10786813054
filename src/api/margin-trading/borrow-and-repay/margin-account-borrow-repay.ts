// https://developers.binance.com/docs/margin_trading/borrow-and-repay/Margin-Account-Borrow-Repay

import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { assetName, optional } from "../../../gateway/parameters.ts";
import { amountText, isIsolated, loanType, purseOfIsolatedSymbol, symbol } from "../params.ts";

/** Borrows into a margin account, or pays back what it owes: interest first, then principal. */
export const marginAccountBorrowRepay = action({
  page: "margin_trading/borrow-and-repay/Margin-Account-Borrow-Repay",
  title: "Margin account borrow/repay",
  documented: "2026-01-15",
  route: "POST /sapi/v1/margin/borrow-repay",
  security: "MARGIN",
  weight: perUid(1500),
  params: { asset: assetName, isIsolated, symbol: optional(symbol), amount: amountText, type: loanType },
  differs:
    "requests are carried out one after the other, so that none is refused because another is pending, but in a venue founded " +
    "with the quirk pendingLoans; what may be left of a debt is measured in dollars, and never applies to what orders repay",
  command(p, caller, x) {
    if (p.isIsolated && p.symbol === undefined) return wireError("MISSING", { name: "symbol" });
    const pair = p.isIsolated ? p.symbol : undefined;
    if (pair !== undefined && x.reference.markets.get(pair)?.kind !== "pair") return wireError("BAD_SYMBOL");
    return {
      type: p.type === "BORROW" ? "Borrow" : "Repay",
      purse: purseOfIsolatedSymbol(caller, pair),
      asset: p.asset,
      amount: p.amount,
    };
  },
  reply(events) {
    for (const event of events) {
      if (event.type === "Borrowed" || event.type === "Repaid") return { tranId: event.transaction };
    }
    throw new Error("invariant broken: the command borrowed or repaid");
  },
  refusal: (rejection) => (rejection.reason === "insufficient-balance" ? wireError("BALANCE_NOT_ENOUGH") : undefined),
});
