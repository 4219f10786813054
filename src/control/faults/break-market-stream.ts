// Making the stream of a market go wrong.

import { wireError } from "../../gateway/errors.ts";
import { int, oneOf, optional, text } from "../../gateway/parameters.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { MOST_TIMES } from "./break-stream.ts";

/** Drops, doubles or delays the next messages of a market stream, or lets it fall silent. */
export const breakMarketStream = verb({
  route: "POST /margrave/v1/faults/market-streams",
  line: "faults market <stream> <does> [times]",
  says:
    "Lets the next messages of a market stream go wrong for all who listen to it, once or several times: drop (never sent), " +
    "double (sent twice), swap (sent to each reader after the one that follows), hold (nothing is sent any more while the " +
    "connection stays up). A step of a book that is dropped leaves a gap, as U and pu of the next one say. What happened " +
    "stays as it is.",
  params: {
    stream: text("^[!-~]{1,80}$"),
    does: oneOf(["drop", "double", "swap", "hold"]),
    times: optional(int({ min: 1, max: MOST_TIMES })),
  },
  run({ stream, does, times }, { engine, faults }, done) {
    durableRead(engine, done, () => {
      if (!faults.isMarketStream(stream)) return wireError("CONTROL_NOT_FOUND", { what: stream });
      const bad = (why: string) => wireError("CONTROL_BAD_REQUEST", { why });
      if (does === "hold" && times !== undefined)
        return bad("What is held is held until faults are cleared: no 'times'.");
      if (!faults.add({ of: stream, event: "all", does, times: times ?? 1 }))
        return bad("There are 100 faults already.");
      return { stream, does, ...(does !== "hold" && { times: times ?? 1 }) };
    });
  },
});
