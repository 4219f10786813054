// Showing what moves prices.

import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** Whether prices walk. */
export const showMarket = verb({
  route: "GET /margrave/v1/market",
  line: "market",
  says: "Shows what moves prices: whether they walk by themselves.",
  params: {},
  run(_p, { engine }, done) {
    durableRead(engine, done, ({ prices }) => ({ walks: prices.drive.walks }));
  },
});
