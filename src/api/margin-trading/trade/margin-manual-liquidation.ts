// https://developers.binance.com/docs/margin_trading/trade/Margin-Manual-Liquidation

import type { Event } from "../../../core/events.ts";
import { accrued, assetsOf, principal, type PurseId } from "../../../core/select.ts";
import { indexOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { numeral } from "../../../gateway/json.ts";
import { oneOf, optional } from "../../../gateway/parameters.ts";
import { plus } from "../../../money/arithmetic.ts";
import { worth } from "../../../money/convert.ts";
import { padded, plain } from "../../../money/text.ts";
import { type Amount, NO_AMOUNT, NO_VALUE, type Value } from "../../../money/units.ts";
import { purseOfIsolatedSymbol, symbol } from "../params.ts";
import { valueIn } from "../valuation.ts";

/** The coin a liability is told in. */
const TOLD_IN = "USDT";

/** Liquidates the caller's cross account, or that of a pair, at once: what it owes is bought back with what it has. */
export const marginManualLiquidation = action({
  page: "margin_trading/trade/Margin-Manual-Liquidation",
  title: "Margin Manual Liquidation",
  documented: "2026-01-15",
  route: "POST /sapi/v1/margin/manual-liquidation",
  security: "MARGIN",
  weight: perUid(3000),
  params: { type: oneOf(["MARGIN", "ISOLATED"]), symbol: optional(symbol) },
  differs:
    "isolated accounts are served everywhere; no clearance fee is taken; of several debts the answer tells the one worth most, " +
    "as it was before, and as its liability what that is worth in USDT: the fields are not explained; an account without " +
    "debts reads a code of ours",
  command(p, caller, x) {
    if (p.type === "MARGIN") return { type: "LiquidateMargin", purse: purseOfIsolatedSymbol(caller, undefined) };
    if (p.symbol === undefined) return wireError("MISSING", { name: "symbol" });
    if (x.reference.markets.get(p.symbol)?.kind !== "pair") return wireError("BAD_SYMBOL");
    return { type: "LiquidateMargin", purse: purseOfIsolatedSymbol(caller, p.symbol) };
  },
  reply(events, x) {
    const [largest] = debtsBefore(events, x).sort((a, b) => (a.worth > b.worth ? -1 : a.worth < b.worth ? 1 : 0));
    if (largest === undefined) throw new Error("invariant broken: who is liquidated owed something");
    return {
      asset: largest.asset,
      interest: padded(largest.interest),
      principal: padded(largest.principal),
      liabilityAsset: TOLD_IN,
      liabilityQty: numeral(plain(valueIn(x, TOLD_IN, largest.worth))),
    };
  },
});

interface Debt {
  readonly asset: string;
  readonly interest: Amount;
  readonly principal: Amount;
  readonly worth: Value;
}

/** What the account owed before: what was repaid or paid for it, and what it still owes. */
function debtsBefore(events: readonly Event[], x: ExchangeView): Debt[] {
  const started = events.find((event) => event.type === "LiquidationStarted");
  if (started === undefined) throw new Error("invariant broken: the command started a liquidation");
  const { purse } = started;
  return assetsOf(x.ledger, purse)
    .map((asset) => {
      const paid = paidBack(events, purse, asset);
      const interest = plus(paid.interest, accrued(x.ledger, purse, asset));
      const lent = plus(paid.principal, principal(x.ledger, purse, asset));
      const index = indexOf(x.prices, asset);
      return {
        asset,
        interest,
        principal: lent,
        worth: index === undefined ? NO_VALUE : worth(plus(interest, lent), index),
      };
    })
    .filter((debt) => debt.worth > NO_VALUE);
}

function paidBack(events: readonly Event[], purse: PurseId, asset: string): Pick<Debt, "interest" | "principal"> {
  let interest = NO_AMOUNT;
  let lent = NO_AMOUNT;
  for (const event of events) {
    const pays = event.type === "Repaid" || event.type === "ShortfallCovered";
    if (!pays || event.purse !== purse || event.asset !== asset) continue;
    interest = plus(interest, event.interest);
    lent = plus(lent, event.principal);
  }
  return { interest, principal: lent };
}
