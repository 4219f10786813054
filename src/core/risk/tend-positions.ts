// The end of every command: whose margin in contracts it may have moved is looked at. Owners whose margin runs short are
// called. Positions whose margin no longer suffices are liquidated, the older account first; what a book did not take before
// is gone on with at every tick of theirs.

import type { Instant } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import type { Event } from "../events.ts";
import type { Scope } from "../futures/liquidations.ts";
import { assessScope, isShortOfMargin, isUnderMargined, type ScopeFigures, scopeKey } from "../futures/scope.ts";
import { followContract } from "../orders/condition.ts";
import type { Exchange, ExchangeView } from "../state.ts";
import { sleepPositions } from "./contract-watch.ts";
import { liquidatePositions, proceedWithPositions } from "./liquidate-positions.ts";

/** Looks after every position a command has moved; `events` is what it did so far. */
export function tendPositions(x: Exchange, at: Instant, events: readonly Event[], emit: Emit): void {
  const due = [...x.futures.liquidating.values()].filter((going) => events.some((event) => isTickOf(x, going, event)));
  for (const liquidation of due) proceedWithPositions(x, at, liquidation, emit);
  if (due.length > 0) followTrades(x, at, emit);
  // Every turn ends with everybody asleep or in liquidation, and a liquidation stirs others only by what it fills of the book.
  // All are looked at before the first one falls: who else is awake, as everybody is after a restart, changes nothing then.
  while (x.contractWatch.stirred.size > 0) {
    const stirred = [...x.contractWatch.stirred.values()].sort(
      (a, b) => a.account - b.account || a.purse - b.purse || (a.asset < b.asset ? -1 : 1),
    );
    x.contractWatch.stirred.clear();
    const before = x.counters.liquidation;
    const falling = stirred.filter((scope) => look(x, scope, emit) === "falls");
    for (const scope of falling) fall(x, at, scope, emit);
    if (x.counters.liquidation > before) followTrades(x, at, emit);
  }
}

/** Says where a scope's margin stands and lets it sleep there, unless it is to be liquidated. */
function look(x: Exchange, scope: Scope, emit: Emit): "falls" | "stands" {
  if (x.futures.liquidating.has(scopeKey(scope))) return "stands";
  const found = assessScope(x, scope);
  if (isUnderMargined(found)) return "falls";
  callForMargin(x, scope, found, emit);
  sleepPositions(x, scope, found);
  return "stands";
}

/** Liquidates a scope, unless what fell before it has saved it. */
function fall(x: Exchange, at: Instant, scope: Scope, emit: Emit): void {
  const found = assessScope(x, scope);
  if (isUnderMargined(found)) liquidatePositions(x, at, scope, found, emit);
  else x.contractWatch.stirred.set(scopeKey(scope), scope);
}

/** Tells an owner once that positions come near their liquidation, and again only after there was margin enough in between. */
function callForMargin(x: ExchangeView, scope: Scope, found: ScopeFigures, emit: Emit): void {
  const short = isShortOfMargin(x, found);
  if (short === x.futures.called.has(scopeKey(scope))) return;
  const { balance, maintenance } = found;
  if (short) emit({ type: "PositionsMarginCalled", ...scope, balance, maintenance });
  else emit({ type: "PositionsMarginRestored", ...scope });
}

/** What liquidations traded at may be what orders on contracts wait for; what those trade stirs again. */
function followTrades(x: Exchange, at: Instant, emit: Emit): void {
  for (const { kind, symbol } of x.reference.markets.values()) {
    if (kind === "contract") followContract(x, at, symbol, emit);
  }
}

/**
 * Time and the marks of its own contracts are the ticks at which a liquidation is gone on with. Those of others are not:
 * where one price moves several marks, books may be quoted anew only after the last of them.
 */
function isTickOf(x: ExchangeView, going: Scope, event: Event): boolean {
  if (event.type !== "MarkObserved") return event.type === "TimeAdvanced";
  return assessScope(x, going).legs.some(({ symbol }) => symbol === event.symbol);
}
