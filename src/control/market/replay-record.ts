// Making markets again that were elsewhere: some events at a time, as a reader of files sends them.

import type { Json } from "../../gateway/declare.ts";
import { wireError } from "../../gateway/errors.ts";
import { optional, type Parameter } from "../../gateway/parameters.ts";
import { type Impact, MOST_WAITING, type RecordedEvent } from "../../market/recorded.ts";
import type { FillModel } from "../../market/recorded-trade.ts";
import { higher, later } from "../../money/arithmetic.ts";
import type { Instant } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { LONGEST_ADVANCE, shown, speed } from "../params.ts";
import { Illegible, readRecord } from "./read-record.ts";

/** One of some words. */
function oneOf<T extends string>(words: readonly T[]): Parameter<T> {
  return {
    type: "STRING",
    range: words.join(", "),
    read: (text) => words.find((word) => word === text) ?? { wrong: "illegal" },
  };
}

const events: Parameter<string> = {
  type: "STRING",
  range: 'lines of "<ms> <symbol> trade|changes|whole|best|around …", oldest first',
  read: (text) => (text.trim() === "" ? { wrong: "illegal" } : text),
};

/** Has what was recorded happen at its moments. */
export const replayRecord = verb({
  route: "POST /margrave/v1/market/record",
  line: "market record <events>",
  says:
    "Has trades and books happen that were elsewhere, which `market replay` reads from files. With a speed they wait until the " +
    "venue's time, which then passes so many times as fast, comes to their moments; with --speed max, as where it is left out, " +
    "it has come to the last of them when this is answered.",
  params: {
    events,
    fill: optional(oneOf<FillModel>(["touch", "cross", "queue"])),
    impact: optional(oneOf<Impact>(["leave", "move"])),
    speed: optional(speed),
  },
  run(p, { engine, recorded }, done) {
    const { markets } = engine.view.reference;
    const refuse = (why: string): void => done(wireError("CONTROL_BAD_REQUEST", { why }));
    if (engine.view.prices.drive.script !== undefined || engine.view.prices.drive.walks) {
      return refuse("Prices move by themselves: pause the market, stop the script.");
    }
    let read: RecordedEvent[];
    try {
      read = readRecord(p.events, (symbol) => markets.get(symbol));
    } catch (error) {
      if (!(error instanceof Illegible)) throw error;
      return refuse(`${error.message}.`);
    }
    if (read.some(({ at }, nth) => nth > 0 && at < read[nth - 1]!.at)) return refuse("The oldest comes first.");
    // By itself time may come to any of them; at once it goes no further than when it is advanced.
    if (typeof p.speed !== "number" && read.at(-1)!.at > later(engine.now(), LONGEST_ADVANCE))
      return refuse("At most 3660 days can pass at once.");
    if (!recorded.add(read, { fill: p.fill, impact: p.impact ?? "leave" })) {
      return refuse(`No more than ${MOST_WAITING} events wait: these are too many.`);
    }
    const last = read.at(-1)!.at;
    const answer = (now: Instant): Json => {
      return { events: read.length, waiting: recorded.waiting(), refused: recorded.refused(), now: shown(now) };
    };
    if (typeof p.speed !== "number") {
      return engine.advance(higher(last, engine.now()), {
        release: () => done(answer(engine.now())),
        lost: () => done(wireError("STATUS_UNKNOWN")),
      });
    }
    engine.setRunning(engine.clock.running, p.speed);
    durableRead(engine, done, (_x, now) => answer(now));
  },
});

/** Lets a replay be over. */
export const endRecording = verb({
  route: "POST /margrave/v1/market/record/end",
  line: "market record-end",
  says:
    "Ends a replay: what waits for its moment is forgotten, time passes at its usual speed, and books stay as they are " +
    "until prices walk again.",
  params: {},
  run(_p, { engine, recorded }, done) {
    const forgotten = recorded.waiting();
    recorded.end();
    engine.setRunning(engine.clock.running, 1);
    durableRead(engine, done, (_x, now) => ({ forgotten, now: shown(now) }));
  },
});
