// Random traders in contracts with more leverage than their wallets bear, in markets that move a lot: owners are called,
// positions fall, and not everybody finds a taker.

import fc from "fast-check";
import { nextDue } from "../../src/core/select.ts";
import { liquidationPriceOf } from "../../src/core/select-futures.ts";
import { contractOf, markOf } from "../../src/core/select-market.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../src/genesis/contracts.ts";
import { DEFAULT_SETTINGS } from "../../src/genesis/settings.ts";
import { later } from "../../src/money/arithmetic.ts";
import { atoms, count, instant, MINUTE, NO_CONTRACTS, price, span } from "../../src/money/units.ts";
import { type CoreVenue, openCore } from "../exchange.ts";
import { CONTRACTS, type Wish, wishFrom } from "./figures.ts";
import { contractOrder, futuresSetting } from "./futures.ts";

const symbol = fc.constantFrom(...CONTRACTS);
const moves = wishFrom(fc.record({ symbol, by: fc.integer({ min: 955, max: 1_045 }) }), function moves(w, x) {
  const now = atoms(markOf(x.prices, w.symbol)!);
  return { type: "ObserveMark", symbol: w.symbol, price: price((now * BigInt(w.by)) / 1_000n) };
});
/** A mark that comes as near to the end of somebody's position as five hundredths of a percent. */
const nears = wishFrom(fc.record({ symbol, nth: fc.nat(20) }), function nears(w, x) {
  const held = [...x.futures.accounts].flatMap(([account, { positions }]) =>
    [...positions.values()].filter(({ contracts }) => count(contracts) !== 0).map((of) => ({ account, ...of })),
  );
  const {
    account,
    symbol: of,
    leg,
    contracts,
  } = held[w.nth % held.length] ?? { account: 1, symbol: w.symbol, leg: "both", contracts: NO_CONTRACTS };
  const end = liquidationPriceOf(x, account, contractOf(x, of)!, leg) ?? markOf(x.prices, of)!;
  return {
    type: "ObserveMark",
    symbol: of,
    price: price((atoms(end) * (count(contracts) < 0 ? 9_995n : 10_005n)) / 10_000n),
  };
});
/** Up to six hours, or as far as something is due. */
const waits = wishFrom(fc.integer({ min: 1, max: 360 }), function waits(minutes, x) {
  const to = later(x.at, span(minutes * count(MINUTE)));
  const due = nextDue(x);
  return { type: "AdvanceTime", to: due !== undefined && due < to ? due : to };
});

/** What somebody who has too little for it wants in contracts. */
export const dare: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 8, arbitrary: contractOrder },
  { weight: 4, arbitrary: moves },
  { weight: 1, arbitrary: nears },
  { weight: 2, arbitrary: futuresSetting },
  { weight: 1, arbitrary: waits },
);

/** Whoever trades there. */
export const DARING = ["anna", "boris", "chen"] as const;

/** A venue of three contracts and three traders with little: one crossed, one isolated, one with isolated hedges. */
export function daringVenue(insuranceFund: "pays" | "empty"): CoreVenue {
  const at = instant(Date.UTC(2026, 0, 5, 15, 40));
  const venue = openCore({
    pairs: [],
    contracts: [...DEFAULT_CONTRACTS, ...quarterlies(at)].filter(({ symbol: of }) =>
      CONTRACTS.some((each) => each === of),
    ),
    settings: { ...DEFAULT_SETTINGS, insuranceFund },
    at,
    auditing: "later",
  });
  for (const name of DARING) {
    const desk = venue.trader(name).futures.has("0.05", "BTC").has("0.6", "ETH");
    for (const each of CONTRACTS) desk.on(each).leverage(50);
  }
  const [, boris, chen] = DARING.map((name) => venue.trader(name).futures);
  boris!.on("BTCUSD_PERP").isolates();
  chen!.hedges();
  for (const each of CONTRACTS) chen!.on(each).isolates();
  venue.auditing = true;
  return venue;
}
