// Whether the venue is up.

import { verb } from "../declare.ts";
import { shown } from "../params.ts";

/** Answers while the venue can. */
export const showHealth = verb({
  route: "GET /margrave/v1/health",
  line: "health",
  says: "Says that the venue is up, and its time.",
  params: {},
  run(_p, { engine }, done) {
    engine.read((_x, now) => done({ status: "ok", now: shown(now) }), { release: () => {}, lost: () => {} });
  },
});
