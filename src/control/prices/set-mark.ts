// Setting a contract's mark alone.

import { contractOf } from "../../core/select-market.ts";
import { wireError } from "../../gateway/errors.ts";
import { priceValue, symbolName } from "../../gateway/parameters.ts";
import { padded } from "../../money/text.ts";
import { verb } from "../declare.ts";
import { durable } from "../durable.ts";

/** Sets the price positions in a contract are valued at; its index and its book stay as they are. */
export const setMark = verb({
  route: "PUT /margrave/v1/marks/{symbol}",
  line: "mark <symbol> <price>",
  says:
    "Sets the mark price of a contract alone, so that it parts from its index and its book. Positions that fall by it are " +
    "closed as far as the book takes them, and stay in liquidation with the rest until the next mark or the next full minute.",
  params: { symbol: symbolName, price: priceValue },
  run({ symbol, price }, { engine }, done) {
    const contract = contractOf(engine.view, symbol);
    if (contract === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: symbol }));
    const { min, max } = contract.price;
    if (price < min || price > max) {
      const why = `${symbol} takes prices from ${padded(min)} to ${padded(max)}.`;
      return done(wireError("CONTROL_BAD_REQUEST", { why }));
    }
    durable(engine, { type: "ObserveMark", symbol, price }, done, () => ({ symbol, mark: padded(price) }));
  },
});
