// Letting the venue's time pass.

import { wireError } from "../../gateway/errors.ts";
import { optional } from "../../gateway/parameters.ts";
import { later } from "../../money/arithmetic.ts";
import { verb } from "../declare.ts";
import { date, duration, LONGEST_ADVANCE, shown } from "../params.ts";

/** Lets time pass: everything that falls due on the way happens, in order, before the answer. */
export const advanceTime = verb({
  route: "POST /margrave/v1/time/advance",
  line: "time advance [by]",
  says:
    "Lets the venue's time pass by a length of time (24h, 1h30m, 500ms) or to a moment; " +
    "what falls due on the way happens in order.",
  params: { by: optional(duration), to: optional(date) },
  run(p, { engine }, done) {
    if ((p.by === undefined) === (p.to === undefined)) {
      return done(wireError("CONTROL_BAD_REQUEST", { why: "Send either 'by' (a length of time) or 'to' (a moment)." }));
    }
    const now = engine.now();
    const to = p.by === undefined ? p.to! : later(now, p.by);
    if (to < now) return done(wireError("CONTROL_BAD_REQUEST", { why: "The venue's time does not run backwards." }));
    if (to > later(now, LONGEST_ADVANCE))
      return done(wireError("CONTROL_BAD_REQUEST", { why: "At most 3660 days can pass at once." }));
    engine.advance(to, {
      release: () => done({ now: shown(engine.now()) }),
      lost: () => done(wireError("STATUS_UNKNOWN")),
    });
  },
});
