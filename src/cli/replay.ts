// Replaying files: read line by line, however long they are, put together by time, and sent to the venue some at a time.

import { setTimeout as passes } from "node:timers/promises";
import { Unusable } from "./lines.ts";
import { merged, type Telling, tellingsOf } from "./tellings.ts";

/** How files are replayed. */
export interface Replaying {
  readonly url: string;
  readonly token?: string | undefined;
  /** Of all files; taken from each one's name or contents where it is left out. */
  readonly symbol?: string | undefined;
  /** Times as fast as it was. */
  readonly speed: number | "max";
  /** Trades of as many milliseconds are put together. */
  readonly everyMs?: number | undefined;
  /** When resting orders are filled, and what becomes of the book where users take from it. */
  readonly fill?: string | undefined;
  readonly impact?: string | undefined;
  /** Waits outside the venue; a test lets the venue's time pass instead. */
  readonly wait?: ((ms: number) => Promise<unknown>) | undefined;
}

/** What is sent at once: so many events, of so long a time, and so many letters. A venue answers others in between. */
const BATCH = 200;
const BATCH_MS = 600_000;
const BATCH_LENGTH = 24_000;
/** Events that wait in the venue for their moments, beyond which no more are sent, and how long that is waited for. */
const AHEAD = 400;
const LOOK_EVERY_MS = 100;
/** From one word on how far it has come to the next. */
const TELL_EVERY_MS = 2_000;

/** Replays files side by side, by the times they tell; says how the process should end. */
export async function replay(files: readonly string[], how: Replaying): Promise<number> {
  try {
    const { walks } = (await ask(how, "GET", "/market")) as { walks: boolean };
    if (walks) await ask(how, "POST", "/market/pause", {});
    try {
      await send(files, how);
    } finally {
      await ask(how, "POST", "/market/record/end", {});
      if (walks) await ask(how, "POST", "/market/resume", {});
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`margrave: ${error.message}\n`);
    return 1;
  }
}

async function send(files: readonly string[], how: Replaying): Promise<void> {
  const { now } = (await ask(how, "GET", "/time")) as { now: { ms: number } };
  const teller = progress();
  const { wait = passes } = how;
  let batch: string[] = [];
  let [length, began] = [0, 0];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const { fill, impact, speed } = how;
    const body = { events: batch.join("\n"), speed: String(speed), fill, impact };
    batch = [];
    length = 0;
    const answer = (await ask(how, "POST", "/market/record", body)) as { waiting: number; refused: number };
    if (answer.refused > 0) {
      teller.warn(
        `${answer.refused} words on books were refused: the house cannot pay for them, or the market is closed`,
      );
    }
    let { waiting } = answer;
    while (waiting > AHEAD) waiting = await still(how, wait);
  };
  let first: number | undefined;
  let last = 0;
  const reading = { symbol: how.symbol, everyMs: how.everyMs, warn: (what: string) => teller.warn(what) };
  for await (const telling of merged(files.map((file) => tellingsOf(file, reading)))) {
    first ??= telling.ms;
    // A file may tell of something a little late.
    last = Math.max(last, telling.ms - first);
    for (const words of telling.lines) {
      const line = `${now.ms + 1 + last} ${telling.symbol} ${words}`;
      if (batch.length >= BATCH || length + line.length > BATCH_LENGTH || last - began >= BATCH_MS) await flush();
      if (batch.length === 0) began = last;
      batch.push(line);
      length += line.length;
    }
    teller.made(telling, last);
  }
  await flush();
  if (how.speed !== "max") while ((await still(how, wait)) > 0);
  teller.over(last);
}

/** How many events wait in the venue still, after a while. */
async function still(how: Replaying, wait: NonNullable<Replaying["wait"]>): Promise<number> {
  await wait(LOOK_EVERY_MS);
  const { replay: replaying } = (await ask(how, "GET", "/market")) as { replay: { waiting: number } };
  return replaying.waiting;
}

/** Says how far a replay has come, and how fast. */
function progress(): {
  readonly made: (telling: Telling, lasted: number) => void;
  readonly warn: (what: string) => void;
  readonly over: (lasted: number) => void;
} {
  const began = Date.now();
  let told = began;
  let events = 0;
  const symbols = new Set<string>();
  const rate = (): number => Math.round(events / Math.max(0.001, (Date.now() - began) / 1_000));
  return {
    made({ ms, symbol }, lasted) {
      events++;
      symbols.add(symbol);
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      const times = (lasted / Math.max(1, told - began)).toFixed(1);
      process.stderr.write(
        `${events} events, ${new Date(ms).toISOString()}, ${rate()} a second, ${times} × as fast as it was\n`,
      );
    },
    warn: (what) => process.stderr.write(`margrave: ${what}\n`),
    over(lasted) {
      const result = { symbols: [...symbols].sort(), events, lasted, took: Date.now() - began, rate: rate() };
      process.stdout.write(`${JSON.stringify(result)}\n`);
    },
  };
}

async function ask(how: Replaying, method: string, path: string, body?: object): Promise<unknown> {
  const headers = how.token === undefined ? {} : { Authorization: `Bearer ${how.token}` };
  let response: Response;
  try {
    response = await fetch(`${how.url}/margrave/v1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Unusable(`no venue answers at ${how.url}`);
  }
  const answer = (await response.json()) as { msg?: string };
  if (!response.ok) throw new Unusable(answer.msg ?? `the venue answered ${response.status}`);
  return answer;
}
