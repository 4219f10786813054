// Setting a coin's index alone.

import type { Parameter } from "../../gateway/parameters.ts";
import { MOST_INDEX } from "../../core/select-market.ts";
import { assetName } from "../../gateway/parameters.ts";
import { wireError } from "../../gateway/errors.ts";
import { basketPrice, constituentsOf, type IndexSource } from "../../market/index-basket.ts";
import { isPositive } from "../../money/arithmetic.ts";
import { padded, readDecimal } from "../../money/text.ts";
import { price, quantity, SCALE } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { tooHigh } from "./change.ts";

const ONE_VOLUME = 10n ** BigInt(SCALE.quantity);
/** As many sources as anybody's index has, and a few more. */
const MOST_SOURCES = 50;

/** Prices of one or several exchanges, each with its volume or all with the same. */
const sources: Parameter<readonly IndexSource[]> = {
  type: "STRING",
  range:
    `dollar prices with a comma between, at most ${MOST_SOURCES}, each with its volume where they differ and the exchange's ` +
    "name where it is to be told, such as 30000@12,30100@3 or kraken:30000,bitstamp:30100",
  read(text) {
    const found: IndexSource[] = [];
    for (const part of text.split(",")) {
      const [, name, figures] = NAMED.exec(part)!;
      const [at, volume, ...more] = figures!.split("@");
      const read = decimal(at ?? "");
      const of = volume === undefined ? ONE_VOLUME : decimal(volume);
      if (read === undefined || of === undefined || more.length > 0) return { wrong: "illegal" };
      found.push({ price: price(read), volume: quantity(of), ...(name === undefined ? {} : { name }) });
    }
    return found.length > MOST_SOURCES ? { wrong: "illegal" } : found;
  },
};

/** A source with the exchange's name before it, or without. */
const NAMED = /^(?:([A-Za-z0-9_-]{1,20}):)?(.*)$/s;

/** A positive decimal of at most ten digits before its point, in units of scale 8. */
function decimal(text: string): bigint | undefined {
  const read = /^[0-9]{1,10}(\.[0-9]{1,8})?$/.test(text) ? readDecimal(text, SCALE.price) : "malformed";
  return typeof read === "string" || read <= 0n ? undefined : read;
}

/** Sets a coin's index from one source or several; books, marks and the house's quotes stay where they are. */
export const setIndex = verb({
  route: "PUT /margrave/v1/indexes/{asset}",
  line: "index <asset> <sources>",
  says:
    "Sets a coin's dollar index alone, so that it parts from where it trades: one price, or the prices of several " +
    "exchanges, of which none counts as further than 5 % from their median.",
  params: { asset: assetName, sources },
  run({ asset, sources: from }, { engine }, done) {
    if (!engine.view.reference.assets.has(asset)) return done(wireError("CONTROL_NOT_FOUND", { what: asset }));
    const index = basketPrice(from);
    if (!isPositive(index)) return done(wireError("CONTROL_BAD_REQUEST", { why: "The index would be nothing." }));
    if (index > MOST_INDEX) return done(tooHigh());
    const unnamed = from.length === 1 && from[0]!.name === undefined;
    const told = unnamed ? {} : { sources: constituentsOf(from) };
    engine.perform({ type: "ObserveIndex", asset, price: index, ...told }, () => {}, {
      release: () => {},
      lost: () => {},
    });
    durableRead(engine, done, () => ({ asset, index: padded(index) }));
  },
});
