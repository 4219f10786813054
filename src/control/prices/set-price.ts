// Setting a market's price.

import type { Command } from "../../core/commands.ts";
import { wireError } from "../../gateway/errors.ts";
import { priceValue, symbolName } from "../../gateway/parameters.ts";
import { comeToPrice, priceChange, type Unbearable, unbearable } from "../../market/set-price.ts";
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
    if (!engine.view.reference.markets.has(p.symbol)) return done(wireError("CONTROL_NOT_FOUND", { what: p.symbol }));
    const refused = unbearable(engine.view, p.symbol, p.price);
    if (refused !== undefined) return done(wireError("CONTROL_BAD_REQUEST", { why: bounds(refused, p.symbol) }));
    const change = priceChange(engine.view, p.symbol, p.price);
    if (change === undefined)
      return done(wireError("CONTROL_BAD_REQUEST", { why: "The quote asset has no price yet." }));
    performAll(steering, comeToPrice(engine.view, steering.house(), change));
    const { symbol } = p;
    durableRead(engine, done, () => ({ symbol, price: padded(p.price), markets: [...change.symbols] }));
  },
});

/** What prices a market takes, and where another market's price would bring it. */
function bounds({ symbol, price, least, most }: Unbearable, asked: string): string {
  const taken = `takes prices from ${padded(least)}${most === undefined ? "" : ` to ${padded(most)}`}.`;
  return symbol === asked ? `${symbol} ${taken}` : `${symbol} would come to ${padded(price)}; it ${taken}`;
}

/** Commands whose refusal is no fault: quotes an order limit or a filter keeps out. */
function performAll({ engine }: Steering, commands: Iterable<Command>): void {
  for (const command of commands) engine.perform(command, () => {}, { release: () => {}, lost: () => {} });
}
