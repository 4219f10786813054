// At the price a position is said to be liquidated at, its margin is just what it must keep.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore, Refused, type CoreVenue } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { minus, plus } from "../../money/arithmetic.ts";
import { plain } from "../../money/text.ts";
import { amount, atoms, price } from "../../money/units.ts";
import type { LegName } from "../order.ts";

const SYMBOL = "BTCUSD_PERP";
const size = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 100, max: 20_000 }),
  fc.integer({ min: 1, max: 400_000 }),
);
const drawn = fc.record({
  wallet: fc.bigInt({ min: 1_000_000n, max: 10n ** 11n }),
  long: size,
  short: size,
  entry: fc.integer({ min: -9, max: 9 }),
  leverage: fc.constantFrom(1, 3, 10, 50, 125),
  isolated: fc.boolean(),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

function trading(of: Drawn): { venue: CoreVenue; ann: FuturesDesk; ben: FuturesDesk } {
  const venue = openCore({ pairs: [] });
  venue.auditing = false;
  const ben = venue.trader("ben").futures.has("10000", "BTC");
  ben.leverage(1);
  const ann = venue.trader("ann").futures.has(plain(amount(of.wallet)), "BTC");
  ann.leverage(of.leverage);
  if (of.isolated) ann.isolates();
  return { venue, ann, ben };
}

function opens(
  ann: FuturesDesk,
  ben: FuturesDesk,
  act: "buys" | "sells",
  contracts: number,
  at: string,
  leg: LegName,
): void {
  try {
    ann[act](contracts, { at, leg });
  } catch (thrown) {
    // More than the wallet carries: there is nothing to say then.
    if (thrown instanceof Refused) fc.pre(false);
    throw thrown;
  }
  ben[act === "buys" ? "sells" : "buys"](contracts, { at });
}

/** What the margin of a leg (isolated) or of all crossed legs exceeds its maintenance margin by, at a mark. */
function spareAt(ann: FuturesDesk, mark: bigint, isolated: LegName | undefined): bigint {
  // Looked at as if: a mark that is observed would have it liquidated.
  ann.venue.x.prices.marks.set(SYMBOL, { price: price(mark), at: ann.venue.at });
  if (isolated !== undefined) {
    const { isolatedWallet, unrealised, maintenanceMargin } = ann.figures(isolated);
    return atoms(minus(plus(isolatedWallet, unrealised), maintenanceMargin));
  }
  const { crossWallet, crossUnrealised, maintenanceMargin } = ann.coin;
  return atoms(minus(plus(crossWallet, crossUnrealised), maintenanceMargin));
}

/** Marks far apart, from a cent to a hundred million dollars. */
const FAR_APART = Array.from({ length: 34 }, (_, nth) => 1_000_000n * 2n ** BigInt(nth));

/** Whether the margin gives out at the price said and, where none is said, gives out nowhere. */
function expectLiquidation(ann: FuturesDesk, leg: LegName, isolated: boolean): void {
  const own = isolated ? leg : undefined;
  const said = ann.liquidationPrice(leg);
  const at = BigInt(Math.round(Number(said ?? 0) * 1e8));
  // A ten-millionth to either side of it; amounts are cut to eight places, so a few atoms are nothing.
  const off = at / 10_000_000n + 2n;
  const marks = said === undefined ? FAR_APART : [at - off, at + off];
  const spare = marks.map((mark) => spareAt(ann, mark, own));
  const givesOut = spare.some((each) => each < 3n) && spare.some((each) => each > -3n);
  const everywhere = spare.every((each) => each > 3n) || spare.every((each) => each < -3n);
  expect(said === undefined ? everywhere : givesOut).toBe(true);
}

/** A ten-millionth this side of the price said nothing happens to a position, and a ten-millionth beyond it is liquidated. */
function expectTrigger(ann: FuturesDesk, leg: LegName, isolated: boolean): void {
  const { venue } = ann;
  venue.mark(SYMBOL, "30000");
  const said = ann.liquidationPrice(leg);
  if (said === undefined) return;
  const at = BigInt(Math.round(Number(said) * 1e8));
  const off = at / 10_000_000n + 2n;
  const spares = [at - off, at + off].map((mark) => ({ mark, spare: spareAt(ann, mark, isolated ? leg : undefined) }));
  ann.venue.x.prices.marks.set(SYMBOL, { price: price(3_000_000_000_000n), at: venue.at });
  const safe = spares.find(({ spare }) => spare > 3n);
  const beyond = spares.find(({ spare }) => spare < -3n);
  if (safe === undefined || beyond === undefined) return;
  const started = (): number =>
    venue.happened("ContractLiquidationStarted").filter(({ account }) => account === ann.trader.id).length;
  const before = started();
  venue.perform({ type: "ObserveMark", symbol: SYMBOL, price: price(safe.mark) });
  expect(started()).toBe(before);
  venue.perform({ type: "ObserveMark", symbol: SYMBOL, price: price(beyond.mark) });
  expect(started()).toBe(before + 1);
}

test("of a position alone, long or short, crossed or isolated", () => {
  fc.assert(
    fc.property(drawn, fc.boolean(), (of, long) => {
      const { ann, ben } = trading(of);
      opens(ann, ben, long ? "buys" : "sells", of.long, String(30_000 + of.entry * 100), "both");
      expectLiquidation(ann, "both", of.isolated);
      expectTrigger(ann, "both", of.isolated);
    }),
    { numRuns: 400 },
  );
});

test("of both legs of a hedge", () => {
  fc.assert(
    fc.property(drawn, (of) => {
      const { ann, ben } = trading(of);
      ann.hedges();
      opens(ann, ben, "buys", of.long, String(30_000 + of.entry * 100), "long");
      opens(ann, ben, "sells", of.short, "30000", "short");
      expectLiquidation(ann, "long", of.isolated);
      expectLiquidation(ann, "short", of.isolated);
      expectTrigger(ann, "long", of.isolated);
      if (of.isolated) expectTrigger(ann, "short", true);
    }),
    { numRuns: 400 },
  );
});
