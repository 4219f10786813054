// Letting streams be whole again.

import { verb } from "../declare.ts";

/** Forgets every fault; what was not sent is not sent later. */
export const clearFaults = verb({
  route: "DELETE /margrave/v1/faults/streams",
  line: "faults clear",
  says:
    "Forgets every fault of streams, and says how many there were. What was dropped or held, or waits to be swapped, " +
    "is never sent.",
  params: {},
  run(_p, { faults }, done) {
    done({ forgotten: faults.clear() });
  },
});
