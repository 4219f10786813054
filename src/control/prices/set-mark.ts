// Saying where the mark of a contract comes from, or what it is.

import type { Command } from "../../core/commands.ts";
import { contracts, isFormed, markOf } from "../../core/select-market.ts";
import { wireError } from "../../gateway/errors.ts";
import { type Parameter, priceValue, symbolName } from "../../gateway/parameters.ts";
import { padded } from "../../money/text.ts";
import type { Price } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** A price a mark is held at, or a word for where it comes from. */
const markValue: Parameter<"formed" | "held" | Price> = {
  type: "STRING",
  range: "a price, formed or held",
  read: (text) => (text === "formed" || text === "held" ? text : priceValue.read(text)),
};

/** Sets the price positions in a contract are valued at, holds it where it is, or has it formed by the exchange. */
export const setMark = verb({
  route: "PUT /margrave/v1/marks/{symbol}",
  line: "mark <symbol> <price>",
  says:
    "Sets the mark price of a contract alone, so that it parts from its index and its book, and holds it until a price is set. " +
    "`formed` instead of a price has the exchange form it each second from index, book and last price, whatever prices are " +
    "set; `held` ends that where it is. Positions that fall by a mark are closed as far as the book takes them, and stay in " +
    "liquidation with the rest until the next mark or the next full minute.",
  params: { symbol: symbolName, price: markValue },
  run({ symbol, price }, { engine }, done) {
    const contract = contracts(engine.view).find((each) => each.symbol === symbol);
    if (contract === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: symbol }));
    const { min, max } = contract.price;
    const commands: Command[] = [{ type: "SteerMark", symbol, formed: price === "formed" }];
    if (price !== "formed" && price !== "held") {
      if (price < min || price > max) {
        const why = `${symbol} takes prices from ${padded(min)} to ${padded(max)}.`;
        return done(wireError("CONTROL_BAD_REQUEST", { why }));
      }
      commands.push({ type: "ObserveMark", symbol, price });
    }
    for (const command of commands) engine.perform(command, () => {}, { release: () => {}, lost: () => {} });
    durableRead(engine, done, (x) => {
      const mark = markOf(x.prices, symbol);
      return { symbol, mark: mark === undefined ? null : padded(mark), formed: isFormed(x, symbol) };
    });
  },
});
