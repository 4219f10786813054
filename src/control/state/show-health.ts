// Whether the venue is up.

import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { shown } from "../params.ts";

/** Says that the venue is up where it can still make things durable; where it cannot, that the outcome is unknown. */
export const showHealth = verb({
  route: "GET /margrave/v1/health",
  line: "health",
  says: "Says that the venue is up, and its time.",
  params: {},
  run(_p, { engine }, done) {
    durableRead(engine, done, (_x, now) => ({ status: "ok", now: shown(now) }));
  },
});
