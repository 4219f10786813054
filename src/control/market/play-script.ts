// Playing a script of prices.

import type { Json } from "../../gateway/declare.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { optional, type Parameter } from "../../gateway/parameters.ts";
import { windDown } from "../../market/follow-script.ts";
import { readScript, Unreadable } from "../../market/read-script.ts";
import type { Script } from "../../market/script.ts";
import { namedScript, SCRIPTS } from "../../market/scripts.ts";
import { later } from "../../money/arithmetic.ts";
import { span } from "../../money/units.ts";
import { type Steering, verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { shown, speed } from "../params.ts";

/** A text in many lines, or a name. The command line sends what stands in the file, where there is one of that name. */
const script: Parameter<string> = {
  type: "STRING",
  range: "a script's text, or the name of one the venue knows",
  read: (text) => (text.trim() === "" ? { wrong: "illegal" } : text),
};
/** Where the text is from: refusals name it. */
const file: Parameter<string> = {
  type: "STRING",
  range: "a file's name",
  read: (text) => (/^[\w. -]{1,100}$/.test(text) ? text : { wrong: "illegal" }),
};

/** Plays a script: prices, books and markets do what its lines say, from now on by the venue's time. */
export const playScript = verb({
  route: "POST /margrave/v1/market/play",
  line: "market play <script>",
  says:
    "Plays a script of prices, books and markets by the venue's time: a file (docs/guides/markets.md says what may stand in " +
    "it), or one the venue knows by name. With --speed 60 the venue's time passes sixty times as fast until it is over; " +
    "with --speed max it has come to the script's end when this is answered. A script that is being played goes on after a restart.",
  params: { script, file: optional(file), speed: optional(speed) },
  run(p, { engine }, done) {
    const named = p.script.includes("\n") ? undefined : namedScript(p.script.trim());
    const name = named?.name ?? p.file ?? "script";
    if (named === undefined && !p.script.includes(" ")) return done(unknown(p.script));
    const text = named?.text ?? p.script;
    let read: Script;
    try {
      read = readScript(text, engine.view);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return done(wireError("CONTROL_BAD_REQUEST", { why: `${name}:${error.line}: ${error.message}.` }));
    }
    if (engine.view.prices.drive.script !== undefined) {
      return done(wireError("CONTROL_BAD_REQUEST", { why: "A script is being played: stop it first." }));
    }
    if (typeof p.speed === "number" && !engine.clock.running) {
      return done(wireError("CONTROL_BAD_REQUEST", { why: "Time is frozen: resume it, or play with --speed max." }));
    }
    play({ name, text, read, speed: p.speed }, engine, done);
  },
});

function play(
  { name, text, read, speed: fast }: { name: string; text: string; read: Script; speed: number | "max" | undefined },
  engine: Steering["engine"],
  done: (answer: Json | WireError) => void,
): void {
  engine.perform({ type: "PlayScript", name, text }, () => {}, { release: () => {}, lost: () => {} });
  const { from } = engine.view.prices.drive.script!;
  const ends = later(from, span(read.lengthMs));
  const answer = (): Json => ({ script: name, from: shown(from), ends: shown(ends), now: shown(engine.now()) });
  if (fast === "max") {
    return engine.advance(ends, {
      release: () => done(answer()),
      lost: () => done(wireError("STATUS_UNKNOWN")),
    });
  }
  if (fast !== undefined && fast > 1) speedUntilTheEnd(engine, fast);
  durableRead(engine, done, answer);
}

/** Time passes faster until the script that is played is over. */
function speedUntilTheEnd(engine: Steering["engine"], times: number): void {
  engine.setRunning(true, times);
  const stop = engine.listen({
    happened(events) {
      if (!events.some(({ type }) => type === "ScriptEnded")) return undefined;
      stop();
      return () => engine.setRunning(engine.clock.running, 1);
    },
  });
}

function unknown(name: string): WireError {
  const names = SCRIPTS.map((each) => each.name).join(", ");
  return wireError("CONTROL_BAD_REQUEST", {
    why: `'${name.slice(0, 60)}' is neither a file nor a script the venue knows: ${names}.`,
  });
}

/** Stops what is played. */
export const stopScript = verb({
  route: "POST /margrave/v1/market/stop",
  line: "market stop",
  says:
    "Stops the script that is being played: prices go on from where they are, halted markets trade, " +
    "and books are full again.",
  params: {},
  run(_p, { engine, house }, done) {
    const { script: played } = engine.view.prices.drive;
    if (played === undefined) {
      return done(wireError("CONTROL_BAD_REQUEST", { why: "No script is being played." }));
    }
    for (const command of windDown(engine.view, house())) {
      engine.perform(command, () => {}, { release: () => {}, lost: () => {} });
    }
    durableRead(engine, done, () => ({ stopped: played.name }));
  },
});

/** Lists the scripts there are. */
export const listScripts = verb({
  route: "GET /margrave/v1/market/scripts",
  line: "market scripts",
  says: "Lists the scripts the venue knows by name, with their texts: copies of them make good beginnings.",
  params: {},
  run(_p, { engine }, done) {
    durableRead(engine, done, () => SCRIPTS.map(({ name, says, text }) => ({ name, says, text: text.split("\n") })));
  },
});
