// Setting a market's price.

import type { Command } from "../../core/commands.ts";
import { priceFilter } from "../../core/listing.ts";
import { wireError } from "../../gateway/errors.ts";
import { priceValue, symbolName } from "../../gateway/parameters.ts";
import { quote } from "../../market/makers.ts";
import { priceChange } from "../../market/set-price.ts";
import { isPositive } from "../../money/arithmetic.ts";
import { padded } from "../../money/text.ts";
import { type Steering, verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** Sets a price: the coin's index, the marks of its contracts, and the house's quotes in all its markets follow. */
export const setPrice = verb({
  route: "PUT /margrave/v1/prices/{symbol}",
  line: "price <symbol> <price>",
  says: "Sets a market's price: the coin's index, the marks of its contracts and the house's quotes in all its markets follow.",
  params: { symbol: symbolName, price: priceValue },
  run(p, steering, done) {
    const { engine } = steering;
    const market = engine.view.reference.markets.get(p.symbol);
    if (market === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: p.symbol }));
    const { min, max } = priceFilter(market);
    if (!isPositive(p.price) || p.price < min || p.price > max) {
      return done(
        wireError("CONTROL_BAD_REQUEST", { why: `${p.symbol} takes prices from ${padded(min)} to ${padded(max)}.` }),
      );
    }
    const change = priceChange(engine.view, p.symbol, p.price);
    if (change === undefined)
      return done(wireError("CONTROL_BAD_REQUEST", { why: "The quote asset has no price yet." }));
    performAll(steering, change.observations);
    const house = steering.house();
    if (house !== undefined)
      for (const symbol of change.symbols) performAll(steering, quote(engine.view, house, symbol));
    const { symbol } = p;
    durableRead(engine, done, () => ({ symbol, price: padded(p.price), markets: [...change.symbols] }));
  },
});

/** Commands whose refusal is no fault: quotes an order limit or a filter keeps out. */
function performAll({ engine }: Steering, commands: readonly Command[]): void {
  for (const command of commands) engine.perform(command, () => {}, { release: () => {}, lost: () => {} });
}
