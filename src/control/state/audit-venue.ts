// Asking whether the venue is sound.

import { audit } from "../../core/audit.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** Checks every invariant the slow and simple way: nobody has lost a coin. */
export const auditVenue = verb({
  route: "GET /margrave/v1/audit",
  line: "audit",
  says: "Checks every invariant of the venue: each asset sums to zero, nothing is negative, no book is crossed.",
  params: {},
  run(_p, { engine }, done) {
    durableRead(engine, done, (x) => {
      const faults = audit(x);
      return { sound: faults.length === 0, faults };
    });
  },
});
