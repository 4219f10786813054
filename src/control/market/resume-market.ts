// Letting prices walk.

import { verb } from "../declare.ts";
import { durable } from "../durable.ts";

/** Lets prices walk by themselves from where they are. */
export const resumeMarket = verb({
  route: "POST /margrave/v1/market/resume",
  line: "market resume",
  says:
    "Lets prices walk by themselves from where they are; the house's quotes go along, and it trades. " +
    "A price can be set at any time, and the walk goes on from it.",
  params: {},
  run(_p, { engine }, done) {
    durable(engine, { type: "SteerPrices", walks: true }, done, () => ({ walks: true }));
  },
});
