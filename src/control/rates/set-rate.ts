// Setting what loans cost.

import type { Asset } from "../../core/listing.ts";
import { forLevel } from "../../core/select-margin.ts";
import type { View } from "../../core/view.ts";
import { wireError } from "../../gateway/errors.ts";
import { assetName, int, optional } from "../../gateway/parameters.ts";
import { isZero } from "../../money/arithmetic.ts";
import { proportionalRate } from "../../money/convert.ts";
import type { Rate } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durable } from "../durable.ts";
import { dailyRate, rateText } from "../params.ts";

/** Sets an asset's rate, from the next full hour and the next loan on. */
export const setRate = verb({
  route: "PUT /margrave/v1/rates/{asset}",
  line: "rate <asset> <daily> [vip]",
  says:
    "Sets the daily interest rate of an asset, from the next full hour and the next loan on: of one fee level, or of level 0, " +
    "to which the levels above keep their proportion.",
  params: { asset: assetName, daily: dailyRate, vip: optional(int({ max: 9 })) },
  run(p, { engine }, done) {
    const asset: View<Asset> | undefined = engine.view.reference.assets.get(p.asset);
    if (asset === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: p.asset }));
    const dailyRates =
      p.vip === undefined ? moved(asset.dailyRates, p.daily) : replaced(asset.dailyRates, p.vip, p.daily);
    durable(engine, { type: "DefineAsset", asset: { ...asset, dailyRates } }, done, () => ({
      asset: p.asset,
      rates: dailyRates.map(rateText),
    }));
  },
});

/** All levels, moved in proportion to level 0, rounded down; the same for all where that was nothing. */
function moved(rates: readonly Rate[], first: Rate): Rate[] {
  const before = rates[0]!;
  return rates.map((rate) => (isZero(before) ? first : proportionalRate(rate, first, before, "down")));
}

/** The levels with one of them replaced; those the table did not have get a row of their own up to it. */
function replaced(rates: readonly Rate[], vip: number, daily: Rate): Rate[] {
  const rows = Array.from({ length: Math.max(rates.length, vip + 1) }, (_, level) => forLevel(rates, level));
  rows[vip] = daily;
  return rows;
}
