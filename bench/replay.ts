// A recorded market made again as fast as it can be, while ten accounts trade in it, beside what it takes to read and parse
// the same file and do nothing with it.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linesOf } from "../src/cli/lines.ts";
import { replay } from "../src/cli/replay.ts";
import { load, signed } from "./load.ts";
import { median, type Measured, report } from "./measure.ts";
import { type Server, venue } from "./served.ts";

const ACCOUNTS = 10;
/** Requests of all accounts between two looks at whether the replay is over. */
const AT_ONCE = 100;
const THEN = 1_700_000_000_000;
const LEVELS = 500;

/** Measures a replay of so many messages, about one in three a trade. */
export async function replayBench(messages: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "margrave-bench-"));
  const file = join(folder, "recorded.jsonl");
  writeFileSync(file, recording(messages));
  const server = await venue("venue, journal on disk", join(folder, "data"));
  try {
    const rates = { replayed: [] as number[], parsed: [] as number[] };
    let orders = 0;
    let refused = 0;
    for (let round = 0; round < rounds; round++) {
      rates.parsed.push(await timed(messages, () => parse(file)));
      let over = false;
      const traded = trade(server, () => over);
      rates.replayed.push(await timed(messages, () => again(server, file)));
      over = true;
      const result = await traded;
      orders += result.orders;
      refused += result.refused;
    }
    const rows: Measured[] = [
      { name: "replayed, ten accounts trading", perSecond: median(rates.replayed) },
      { name: "read and parsed alone", perSecond: median(rates.parsed) },
    ];
    report(`a recording of ${messages} messages on a book, and its trades`, rows, "bare parsing");
    process.stdout.write(`  ${orders} orders meanwhile, ${refused} of them refused\n`);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(messages: number, act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return (messages * 1_000) / (performance.now() - began);
}

async function parse(file: string): Promise<void> {
  for await (const { text } of linesOf(file)) JSON.parse(text);
}

async function again(server: Server, file: string): Promise<void> {
  // What it says of itself is not this report's.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    const ended = await replay([file], { url: `http://127.0.0.1:${server.port}`, speed: "max" });
    if (ended !== 0) throw new Error("the replay was refused");
  } finally {
    process.stdout.write = write;
  }
}

/** Ten accounts buy and sell at the market's price until it is over. */
async function trade(server: Server, isOver: () => boolean): Promise<{ orders: number; refused: number }> {
  let orders = 0;
  let refused = 0;
  while (!isOver()) {
    const result = await load(server.port, ACCOUNTS, AT_ONCE, (connection, nth) => {
      const side = (connection + nth) % 2 === 0 ? "BUY" : "SELL";
      return signed("POST", "/api/v3/order", `symbol=BTCUSDT&side=${side}&type=MARKET&quantity=0.001`, connection + 1);
    });
    orders += AT_ONCE;
    refused += result.refused;
  }
  return { orders, refused };
}

/** A recording of a book that wanders, with a snapshot at its beginning: a message every ten milliseconds. */
function recording(messages: number): string {
  let state = 1;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const price = (cents: number): string => (cents / 100).toFixed(8);
  const size = (): string => ((1 + draw(200_000)) / 100_000).toFixed(8);
  let centre = 3_000_000;
  const side = (away: 1 | -1): string[][] =>
    Array.from({ length: LEVELS }, (_, nth) => [price(centre + away * (nth + 1)), size()]);
  let update = 0;
  const lines = [JSON.stringify({ lastUpdateId: 0, E: THEN, symbol: "BTCUSDT", bids: side(-1), asks: side(1) })];
  for (let nth = 1; nth < messages; nth++) {
    const head = { E: THEN + nth * 10, T: THEN + nth * 10, s: "BTCUSDT" };
    if (nth % 3 === 0) {
      const m = draw(2) === 0;
      lines.push(
        JSON.stringify({ data: { e: "trade", ...head, t: nth, p: price(centre + (m ? -1 : 1)), q: size(), m } }),
      );
      continue;
    }
    const moves = draw(3) - 1;
    centre += moves;
    // The price the middle has come to stands on no side, and those beside it on one.
    const changed = (away: 1 | -1): string[][] => [
      [price(centre), "0.00000000"],
      [price(centre - away), "0.00000000"],
      [price(centre + away), size()],
      [price(centre + away * (2 + draw(LEVELS))), draw(4) === 0 ? "0.00000000" : size()],
    ];
    lines.push(
      JSON.stringify({ data: { e: "depthUpdate", ...head, U: ++update, u: update, b: changed(-1), a: changed(1) } }),
    );
  }
  return `${lines.join("\n")}\n`;
}
