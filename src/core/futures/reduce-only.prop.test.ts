// An order that may only close does nothing else, whatever has happened to the position meanwhile.

import fc from "fast-check";
import { expect, test } from "vitest";
import { openCore, OPENING, type CoreVenue } from "../../../test/exchange.ts";
import { conditionalOrder, contractOrder, futuresSetting } from "../../../test/wishes/futures.ts";
import { ask } from "../../../test/wishes/wishes.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../genesis/contracts.ts";
import { count } from "../../money/units.ts";
import type { PositionChanged } from "../events.ts";

const act = fc.oneof(
  { weight: 12, arbitrary: contractOrder },
  { weight: 4, arbitrary: conditionalOrder },
  { weight: 1, arbitrary: futuresSetting },
);

/** Whether an order may only close: told so, or by its side in hedge mode. */
function closes(venue: CoreVenue, order: number): boolean {
  const { side, terms } = venue.order(order);
  const closing = terms!.leg === "long" ? "sell" : terms!.leg === "short" ? "buy" : undefined;
  return terms!.reduceOnly || side === closing;
}

test("a fill of it always brings its position nearer to nothing, and never beyond", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80, size: "max" }), (acts) => {
      const venue = openCore({ pairs: [], contracts: [...DEFAULT_CONTRACTS, ...quarterlies(OPENING)] });
      venue.auditing = false;
      for (const name of ["anna", "boris", "chen"]) venue.trader(name).futures.has("2", "BTC").has("30", "ETH");
      venue.trader("chen").futures.hedges();
      for (const each of acts) ask(venue, each);
      const held = new Map<string, number>();
      const wrong: PositionChanged[] = [];
      for (const event of venue.happened("PositionChanged")) {
        const key = `${event.account} ${event.symbol} ${event.leg}`;
        const [before, after] = [held.get(key) ?? 0, count(event.contracts)];
        held.set(key, after);
        const nearer = Math.abs(after) < Math.abs(before) && before * after >= 0;
        if (closes(venue, event.order) && !nearer) wrong.push(event);
      }
      expect(wrong).toEqual([]);
      // A leg of a hedge stays on its side.
      for (const [key, contracts] of held) {
        expect(key.endsWith("long") ? contracts < 0 : key.endsWith("short") && contracts > 0).toBe(false);
      }
    }),
    { numRuns: 250 },
  );
});

test("what such orders wait to close is never more than there is", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80, size: "max" }), (acts) => {
      const venue = openCore({ pairs: [], contracts: [...DEFAULT_CONTRACTS, ...quarterlies(OPENING)] });
      venue.auditing = false;
      for (const name of ["anna", "boris", "chen"]) venue.trader(name).futures.has("2", "BTC").has("30", "ETH");
      venue.trader("chen").futures.hedges();
      for (const each of acts) ask(venue, each);
      const waiting = new Map<string, number>();
      for (const order of venue.x.orders.open.values()) {
        // What waits for a price has claimed nothing yet.
        if (order.stage === "armed") continue;
        if (!closes(venue, order.id)) continue;
        const key = `${order.account} ${order.symbol} ${order.terms!.leg} ${order.side}`;
        const left = count(order.lots) - count(order.filled);
        waiting.set(key, (waiting.get(key) ?? 0) + left);
      }
      for (const [key, claimed] of waiting) {
        const [account, symbol, leg, side] = key.split(" ");
        const position = venue.x.futures.accounts.get(Number(account))!.positions.get(`${symbol}/${leg}`)!;
        const there = side === "sell" ? count(position.contracts) : -count(position.contracts);
        expect(claimed).toBeLessThanOrEqual(there);
      }
    }),
    { numRuns: 250 },
  );
});
