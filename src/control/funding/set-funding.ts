// Saying what the next funding of a contract costs.

import type { FundingTerms } from "../../core/listing.ts";
import { contractOf } from "../../core/select-market.ts";
import type { View } from "../../core/view.ts";
import { wireError } from "../../gateway/errors.ts";
import { optional, type Parameter, symbolName } from "../../gateway/parameters.ts";
import { readDecimal } from "../../money/text.ts";
import { rate, type Rate, SCALE } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durable } from "../durable.ts";
import { rateText } from "../params.ts";

/** A rate of funding, as a fraction: below zero shorts pay longs. */
const fundingRate: Parameter<Rate> = {
  type: "STRING",
  range: "a fraction with at most 8 decimal places, such as 0.0001 or -0.0003",
  read(text) {
    const read = /^-?[0-9]{1,3}(\.[0-9]{1,8})?$/.test(text) ? readDecimal(text, SCALE.rate, "signed") : "malformed";
    return typeof read === "string" ? { wrong: "illegal" } : rate(read);
  },
};

/** Fixes the rate of a contract's next stamp, or leaves it to the premium again. */
export const setFunding = verb({
  route: "PUT /margrave/v1/funding/{symbol}",
  line: "funding <symbol> [rate]",
  says:
    "Sets the rate of a perpetual's next funding, within its cap and floor; the stamps after it follow the premium again, and " +
    "so does the next one where no rate is given.",
  params: { symbol: symbolName, rate: optional(fundingRate) },
  run(p, { engine }, done) {
    const terms: View<FundingTerms> | undefined = contractOf(engine.view, p.symbol)?.funding;
    if (terms === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: p.symbol }));
    if (p.rate !== undefined && (p.rate > terms.cap || p.rate < terms.floor)) {
      const why = `The rate is to be from ${rateText(terms.floor)} to ${rateText(terms.cap)}.`;
      return done(wireError("CONTROL_BAD_REQUEST", { why }));
    }
    durable(engine, { type: "FixFundingRate", symbol: p.symbol, rate: p.rate }, done, () => ({
      symbol: p.symbol,
      rate: p.rate === undefined ? null : rateText(p.rate),
    }));
  },
});
