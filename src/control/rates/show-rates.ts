// Showing what loans cost.

import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { rateText } from "../params.ts";

/** Daily interest rates of all assets, by fee level. */
export const showRates = verb({
  route: "GET /margrave/v1/rates",
  line: "rates",
  says: "Shows the daily interest rate of every asset by fee level, from level 0; the last one counts for all levels above.",
  params: {},
  run(_p, { engine }, done) {
    durableRead(engine, done, ({ reference }) => ({
      rates: Object.fromEntries([...reference.assets].map(([name, asset]) => [name, asset.dailyRates.map(rateText)])),
    }));
  },
});
