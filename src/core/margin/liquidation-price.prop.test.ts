// The liquidation price an isolated account is shown is the one at which it is liquidated.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore } from "../../../test/exchange.ts";
import type { PairDesk } from "../../../test/exchange/pair-desk.ts";
import { plain } from "../../money/text.ts";
import { amount, atoms, type Price, price } from "../../money/units.ts";
import type { Pair } from "../listing.ts";
import { MOST_INDEX } from "../prices/prices.ts";
import { assess, type LevelStatus, levelStatus, liquidationPriceOf, maxBorrowable, tierOf } from "../select-margin.ts";

const SYMBOL = "BTCUSDT";
const pairOf = (account: PairDesk): Pair => account.venue.x.reference.markets.get(SYMBOL) as Pair;

const drawn = fc.record({
  usdt: fc.bigInt({ min: 1n, max: 10n ** 14n }),
  btc: fc.bigInt({ min: 1n, max: 10n ** 10n }),
  coin: fc.constantFrom("USDT", "BTC"),
  /** Of what may be borrowed, in thousandths. */
  share: fc.bigInt({ min: 1n, max: 1000n }),
  /** Of what was borrowed, traded for the other coin. */
  traded: fc.constantFrom(0n, 300n, 1000n),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** An isolated account that has borrowed and, perhaps, traded what it borrowed at 30,000. */
function indebted({ usdt, btc, coin, share, traded }: Drawn): PairDesk {
  const venue = openCore({ contracts: [] });
  venue.auditing = false;
  const other = venue.trader("other").spot.has("1000000000", "USDT").has("100000", "BTC");
  const account = venue.trader("ann").isolated(SYMBOL);
  account.has(plain(amount(usdt)), "USDT").has(plain(amount(btc)), "BTC");
  const most = atoms(maxBorrowable(venue.x, account.account(), coin).amount);
  const loan = (most * share) / 1000n;
  fc.pre(loan > 0n);
  account.borrows(plain(amount(loan)), coin);
  const bitcoin = ((coin === "BTC" ? loan : loan / 30_000n) * traded) / 1000n;
  // Whole lots worth trading.
  const size = bitcoin - (bitcoin % 1000n);
  if (size < 100_000n) return account;
  other[coin === "USDT" ? "sells" : "buys"](plain(amount(size)), { at: "30000" });
  account[coin === "USDT" ? "buys" : "sells"](plain(amount(size)), { at: "30000" });
  return account;
}

/** Where the account would stand were the index at a price. */
function statusAt(account: PairDesk, at: Price): LevelStatus {
  const { x } = account.venue;
  x.prices.index.set("BTC", { price: at, at: x.at });
  return levelStatus(assess(x, account.purse), tierOf(x, pairOf(account), account.purse));
}

test("on one side of it the account is lost and on the other it is not, down to the last atom", () => {
  fc.assert(
    fc.property(drawn, (of) => {
      const account = indebted(of);
      const shown = liquidationPriceOf(account.venue.x, pairOf(account), account.purse);
      const bare = shown === undefined ? 10_000_000n : atoms(shown);
      const lost = (at: bigint): boolean => statusAt(account, price(at > 0n ? at : 1n)) === "force-liquidation";
      const is = shown !== undefined;
      // Cut to eight places, the price is at most an atom off.
      expect(lost(bare) || lost(bare + 1n)).toBe(is);
      expect(lost(bare - 1n) !== lost(bare + 2n)).toBe(is);
      expect(lost(bare - 1_000_000n) !== lost(bare + 1_000_000n)).toBe(is);
    }),
    { numRuns: 300 },
  );
});

test("put back as the index it starts the liquidation, and an atom before it does not", () => {
  fc.assert(
    fc.property(drawn, (of) => {
      const account = indebted(of);
      const { venue } = account;
      const shown = liquidationPriceOf(venue.x, pairOf(account), account.purse);
      // Of a price that no coin can have nobody is ever in danger.
      if (shown === undefined || atoms(shown) < 3n || shown >= MOST_INDEX) return;
      const started = (): number => venue.happened("LiquidationStarted").length;
      const at = (bare: bigint): void => {
        venue.perform({ type: "ObserveIndex", asset: "BTC", price: price(bare) });
      };
      // Debts in the coin are endangered by a rise, debts in dollars by a fall.
      const worse = statusAt(account, price(atoms(shown) * 2n)) === "force-liquidation" ? 1n : -1n;
      at(atoms(shown) - 2n * worse);
      expect(started()).toBe(0);
      at(atoms(shown) + 2n * worse);
      expect(started()).toBe(1);
    }),
    { numRuns: 200 },
  );
});
