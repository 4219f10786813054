// Having prices stand still.

import { verb } from "../declare.ts";
import { durable } from "../durable.ts";

/** Has prices stand still until they are set; the house's quotes stay, and what is taken of them is put back. */
export const pauseMarket = verb({
  route: "POST /margrave/v1/market/pause",
  line: "market pause",
  says: "Has prices stand still: they move only when they are set. The house's quotes stay, and it trades no more by itself.",
  params: {},
  run(_p, { engine }, done) {
    durable(engine, { type: "SteerPrices", walks: false }, done, () => ({ walks: false }));
  },
});
