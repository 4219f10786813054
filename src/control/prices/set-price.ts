// Setting a market's price.

import type { Command } from "../../core/commands.ts";
import { isWireError } from "../../gateway/errors.ts";
import { priceValue, symbolName } from "../../gateway/parameters.ts";
import { comeToPrices } from "../../market/set-price.ts";
import { padded } from "../../money/text.ts";
import { type Steering, verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { changeTo } from "./change.ts";

/** Sets a price: the coin's index, the marks of its contracts, and the house's quotes in all its markets follow. */
export const setPrice = verb({
  route: "PUT /margrave/v1/prices/{symbol}",
  line: "price <symbol> <price>",
  says: "Sets a market's price: the coin's index, the marks of its contracts and the house's quotes in all its markets follow.",
  params: { symbol: symbolName, price: priceValue },
  run(p, steering, done) {
    const { engine } = steering;
    const change = changeTo(engine.view, p.symbol, p.price);
    if (isWireError(change)) return done(change);
    performAll(steering, comeToPrices(engine.view, steering.house(), [change]));
    const { symbol } = p;
    durableRead(engine, done, () => ({ symbol, price: padded(p.price), markets: [...change.symbols] }));
  },
});

/** Commands whose refusal is no fault: quotes an order limit or a filter keeps out. */
function performAll({ engine }: Steering, commands: Iterable<Command>): void {
  for (const command of commands) engine.perform(command, () => {}, { release: () => {}, lost: () => {} });
}
