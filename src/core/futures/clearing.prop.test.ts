// Contracts are a game of two sides: what one gains the other loses. Profits are cut to eight places,
// and what is cut off stays with the clearing purse: no more than a few atoms a fill.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore, OPENING, type CoreVenue } from "../../../test/exchange.ts";
import { conditionalOrder, contractOrder, futuresSetting } from "../../../test/wishes/futures.ts";
import { CONTRACTS } from "../../../test/wishes/figures.ts";
import { ask } from "../../../test/wishes/wishes.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../genesis/contracts.ts";
import { DEFAULT_SETTINGS } from "../../genesis/settings.ts";
import { atoms, count, instant } from "../../money/units.ts";
import { balance, CLEARING, FREE } from "../ledger/ledger.ts";
import type { LegName } from "../order.ts";

const NAMES = ["anna", "boris", "chen"];
const act = fc.oneof(
  { weight: 9, arbitrary: contractOrder },
  { weight: 3, arbitrary: conditionalOrder },
  { weight: 1, arbitrary: futuresSetting },
);

test.each([
  ["closed by their owners", closeEverything],
  ["closed or delivered", deliverSome],
])("when all positions are %s, clearing keeps a few atoms a fill and nothing more", (_, close) => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: "max" }), (acts) => {
      const venue = openCore({
        pairs: [],
        settings: DEFAULT_SETTINGS,
        contracts: [...DEFAULT_CONTRACTS, ...quarterlies(OPENING)],
      });
      for (const name of NAMES) venue.trader(name).futures.has("3", "BTC").has("50", "ETH");
      for (const each of acts) ask(venue, each);
      close(venue);
      for (const coin of ["BTC", "ETH"]) {
        const changes = [...venue.happened("PositionChanged"), ...venue.happened("PositionDelivered")];
        const fills = changes.filter(({ asset }) => asset === coin).length;
        const kept = atoms(balance(venue.x.ledger, CLEARING, coin, FREE));
        expect(kept < 0n ? -kept : kept).toBeLessThanOrEqual(BigInt(2 * fills));
      }
    }),
    { numRuns: 120 },
  );
});

/** Closes what is perpetual, and lets time deliver the rest. */
function deliverSome(venue: CoreVenue): void {
  closeEverything(venue, CONTRACTS.slice(0, 2));
  venue.comesTo(instant(Date.UTC(2026, 2, 27, 8)));
}

/** Cancels all orders, then lets longs sell to shorts until nobody has a position. */
function closeEverything(venue: CoreVenue, symbols: readonly string[] = CONTRACTS): void {
  for (const symbol of symbols) {
    for (const name of NAMES) {
      const purse = venue.trader(name).futures.name;
      venue.perform({ type: "CancelOpenOrders", purse, symbol, refuseIfNone: false });
    }
    for (let [long, short] = oneOfEach(venue, symbol); long !== undefined; [long, short] = oneOfEach(venue, symbol)) {
      const many = Math.min(long.contracts, -short!.contracts);
      const at = symbol.startsWith("BTC") ? "30000" : "2000";
      const legOf = (leg: LegName): object => ({ at, leg, stp: "none" });
      venue.trader(long.name).futures.on(symbol).sells(many, legOf(long.leg));
      venue
        .trader(short!.name)
        .futures.on(symbol)
        .buys(many, { ...legOf(short!.leg), tif: "ioc" });
    }
  }
}

interface Held {
  readonly name: string;
  readonly leg: LegName;
  readonly contracts: number;
}

/** Somebody long and somebody short in a contract, while there is anybody. */
function oneOfEach(venue: CoreVenue, symbol: string): [Held | undefined, Held | undefined] {
  const held: Held[] = NAMES.flatMap((name) => {
    const positions = venue.x.futures.accounts.get(venue.trader(name).id)?.positions.values() ?? [];
    return [...positions]
      .filter((position) => position.symbol === symbol)
      .map(({ leg, contracts }) => ({ name, leg, contracts: count(contracts) }));
  });
  return [held.find(({ contracts }) => contracts > 0), held.find(({ contracts }) => contracts < 0)];
}
