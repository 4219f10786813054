// Replaying files: read line by line, however long they are, and sent to the venue some trades at a time.

import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as passes } from "node:timers/promises";
import { createGunzip, createInflateRaw } from "node:zlib";
import { type ArchivedTrade, gatherer, tradesOfLine } from "./archive.ts";

/** How files are replayed. */
export interface Replaying {
  readonly url: string;
  readonly token?: string | undefined;
  /** Taken from the first file's name where it is left out. */
  readonly symbol?: string | undefined;
  /** Times as fast as it was. */
  readonly speed: number | "max";
  /** Trades of as many milliseconds are put together. */
  readonly everyMs: number;
}

/** Trades sent at once, and the longest time they are of: a venue answers others in between. */
const BATCH = 200;
const BATCH_MS = 600_000;
/** From one word on how far it has come to the next. */
const TELL_EVERY_MS = 2_000;

/** A file, or a venue, that cannot be used: its message is for the caller. */
class Unusable extends Error {}

/** Replays files one after the other, oldest first; says how the process should end. */
export async function replay(files: readonly string[], how: Replaying): Promise<number> {
  try {
    const symbol = how.symbol ?? /^([A-Z0-9]+(_[A-Z0-9]+)?)-/.exec(basename(files[0]!))?.[1];
    if (symbol === undefined) throw new Unusable("which market? say it with --symbol");
    const { walks } = (await ask(how, "GET", "/market")) as { walks: boolean };
    if (walks) await ask(how, "POST", "/market/pause", {});
    try {
      await send(files, symbol, how);
    } finally {
      if (walks) await ask(how, "POST", "/market/resume", {});
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`margrave: ${error.message}\n`);
    return 1;
  }
}

async function send(files: readonly string[], symbol: string, how: Replaying): Promise<void> {
  const { now } = (await ask(how, "GET", "/time")) as { now: { ms: number } };
  const began = Date.now();
  let first: number | undefined;
  let last = 0;
  let made = 0;
  let told = began;
  let batch: ArchivedTrade[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const due = batch.map(({ ms, price, quantity, side }) => `${now.ms + 1 + ms} ${price} ${quantity} ${side}`);
    if (how.speed !== "max") {
      const wait = began + batch.at(-1)!.ms / how.speed - Date.now();
      if (wait > 0) await passes(wait);
    }
    made += batch.length;
    batch = [];
    await ask(how, "POST", "/market/trades", { symbol, trades: due.join("\n") });
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    process.stderr.write(`${made} trades, ${new Date(first! + last).toISOString()}\n`);
  };
  const gathered = gatherer(how.everyMs);
  const take = async (trades: readonly ArchivedTrade[]): Promise<void> => {
    for (const trade of trades) {
      first ??= trade.ms;
      // A file may tell of a trade a little late.
      last = Math.max(last, trade.ms - first);
      batch.push({ ...trade, ms: last });
      const paced = how.speed === "max" ? BATCH_MS : Math.min(BATCH_MS, 200 * how.speed);
      if (batch.length >= BATCH || last - batch[0]!.ms >= paced) await flush();
    }
  };
  for (const file of files) {
    let nth = 0;
    for await (const line of createInterface({ input: await contents(file), crlfDelay: Infinity })) {
      nth++;
      const trades = tradesOfLine(line, symbol);
      if (trades === undefined) throw new Unusable(`${basename(file)}:${nth}: this is neither a trade nor a candle`);
      for (const trade of trades) await take(gathered.add(trade));
    }
  }
  await take(gathered.rest());
  await flush();
  process.stdout.write(`${JSON.stringify({ symbol, trades: made, lasted: last })}\n`);
}

/** What stands in a file, unpacked where it is packed: of a zip, its first member. */
async function contents(file: string): Promise<Readable> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile()) throw new Unusable(`${file} is no file`);
  if (file.endsWith(".gz")) return createReadStream(file).pipe(createGunzip());
  if (!file.endsWith(".zip")) return createReadStream(file);
  const handle = await open(file);
  const head = Buffer.alloc(30);
  await handle.read(head, 0, head.length, 0);
  await handle.close();
  if (head.readUInt32LE(0) !== 0x0403_4b50) throw new Unusable(`${basename(file)} is no zip file`);
  const start = head.length + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = createReadStream(file, { start });
  return head.readUInt16LE(8) === 0 ? packed : packed.pipe(createInflateRaw());
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
