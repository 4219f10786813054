// Showing what moves prices.

import { playing } from "../../market/follow-script.ts";
import { later } from "../../money/arithmetic.ts";
import { span } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { shown } from "../params.ts";

/** Whether prices walk, and what is played. */
export const showMarket = verb({
  route: "GET /margrave/v1/market",
  line: "market",
  says:
    "Shows what moves prices: whether they walk by themselves, what script is being played, how much of a replay waits " +
    "for its moment, and how fast time passes.",
  params: {},
  run(_p, { engine, recorded }, done) {
    durableRead(engine, done, (x) => {
      const { walks, script } = x.prices.drive;
      const played = playing(x);
      return {
        walks,
        script:
          script === undefined || played === undefined
            ? null
            : {
                name: script.name,
                from: shown(script.from),
                ends: shown(later(script.from, span(played.script.lengthMs))),
              },
        replay: { waiting: recorded.waiting() },
        speed: engine.clock.speed,
      };
    });
  },
});
