// Showing the venue's time.

import { verb } from "../declare.ts";
import { shown } from "../params.ts";

/** The venue's time, the time outside, and whether time passes by itself. */
export const showTime = verb({
  route: "GET /margrave/v1/time",
  line: "time",
  says: "Shows the venue's time, the time outside, and whether the venue's time passes by itself.",
  params: {},
  run(_p, { engine }, done) {
    const { clock } = engine;
    done({ now: shown(engine.now()), wall: shown(clock.wall()), running: clock.running });
  },
});
