// Stopping the venue's time.

import { verb } from "../declare.ts";
import { shown } from "../params.ts";

/** Stops time: it passes only when it is told to. */
export const freezeTime = verb({
  route: "POST /margrave/v1/time/freeze",
  line: "time freeze",
  says: "Stops the venue's time: from now on it passes only when it is advanced.",
  params: {},
  run(_p, { engine }, done) {
    engine.setRunning(false);
    done({ now: shown(engine.now()), running: false });
  },
});
