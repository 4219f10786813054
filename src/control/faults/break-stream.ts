// Making the streams of an account go wrong.

import { wireError } from "../../gateway/errors.ts";
import { int, oneOf, optional, text } from "../../gateway/parameters.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** More events than a test looks at, and few enough to count down. */
export const MOST_TIMES = 1_000;

/** Drops, doubles or delays the next events an account is told of, or lets its streams fall silent. */
export const breakStream = verb({
  route: "POST /margrave/v1/faults/streams",
  line: "fault <account> <event> <does> [times]",
  says:
    "Lets the next events of a name go wrong on an account's streams, once or several times: drop (never sent), double (sent " +
    "twice), swap (sent to each reader after the one that follows). The event all is whatever comes next; with hold it means " +
    "that nothing is sent any more while the connection stays up. What happened stays as it is: no journal knows of faults, " +
    "and a restart forgets them.",
  params: {
    account: text("^[A-Za-z0-9_-]{1,40}$"),
    event: text("^[A-Za-z_]{1,60}$"),
    does: oneOf(["drop", "double", "swap", "hold"]),
    times: optional(int({ min: 1, max: MOST_TIMES })),
  },
  run({ account: name, event, does, times }, { engine, faults }, done) {
    durableRead(engine, done, (x) => {
      const bad = (why: string) => wireError("CONTROL_BAD_REQUEST", { why });
      const account = x.accounts.byName.get(name);
      if (account === undefined) return wireError("CONTROL_NOT_FOUND", { what: name });
      const events = ["all", ...faults.events];
      if (!events.includes(event)) return bad(`'event' cannot be '${event}': ${events.join(", ")}.`);
      if (does === "hold" && event !== "all") return bad("What is held is held whatever it is: 'event' must be 'all'.");
      if (does === "hold" && times !== undefined)
        return bad("What is held is held until faults are cleared: no 'times'.");

      if (!faults.add({ of: account, event, does, times: times ?? 1 })) return bad("There are 100 faults already.");
      return { account: name, event, does, ...(does !== "hold" && { times: times ?? 1 }) };
    });
  },
});
