// Letting the venue's time run again.

import { verb } from "../declare.ts";
import { shown } from "../params.ts";

/** Lets time run on from where it stands. */
export const resumeTime = verb({
  route: "POST /margrave/v1/time/resume",
  line: "time resume",
  says: "Lets the venue's time pass by itself again, from where it stands.",
  params: {},
  run(_p, { engine }, done) {
    engine.setRunning(true);
    done({ now: shown(engine.now()), running: true });
  },
});
