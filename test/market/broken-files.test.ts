// Files that cannot be: refused with file and line, in bounded memory, while the venue runs on.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { split } from "../../src/cli/lines.ts";
import { replay } from "../../src/cli/replay.ts";
import { expectSound } from "../refusal.ts";
import { openVenue, type TestVenue } from "../venue.ts";
import { zip } from "../zip.ts";

const folder = mkdtempSync(join(tmpdir(), "margrave-broken-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const venue: TestVenue = await openVenue();
let complaints: string;
beforeEach(() => {
  complaints = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complaints += String(text);
    return true;
  });
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  expectSound(venue);
  // It answers, and time goes at its usual speed.
  expect((await venue.get("/api/v3/ping")).status).toBe(200);
  expect(venue.running.engine.clock.speed).toBe(1);
});

const AT = 1_700_000_000_000;
const trade = (nth: number, ms = nth * 1_000): string => `${nth},3000${nth % 10},0.5,1,1,${AT + ms},true`;
const many = (count: number): string => Array.from({ length: count }, (_, nth) => `${trade(nth)}\n`).join("");

async function played(name: string, content: string | Buffer): Promise<number> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return replay([path], { url: `http://127.0.0.1:${venue.running.port}`, symbol: "BTCUSDT", speed: "max" });
}

const packed = gzipSync(many(5_000));
const zipped = zip([["a.csv", many(5_000)]]);

test.each([
  ["a column too many", "a.csv", `${trade(1)}\n${trade(2)},7\n`, /a\.csv:2: 8 columns stand here, and 7 before/],
  ["a column too few", "b.csv", `${trade(1)}\n1,30000,0.5\n`, /b\.csv:2: 3 columns stand here, and 7 before/],
  ["what is no number", "c.csv", `${trade(1)}\n2,NaN,0.5,1,1,${AT + 2_000},true\n`, /c\.csv:2: this is neither/],
  ["a time before the one above", "d.csv", `${trade(5)}\n${trade(9)}\n${trade(2)}\n`, /d\.csv:3: this was before/],
  [
    "a message nobody knows",
    "e.jsonl",
    `{"e":"kline"}\n{"e":"news","s":"BTCUSDT"}\n`,
    /e\.jsonl:2: this is no message/,
  ],
  ["a row among messages", "f.jsonl", `{"e":"kline"}\n${trade(1)}\n`, /f\.jsonl:2: this is no message/],
  ["half a message", "g.jsonl", `{"e":"kline"}\n{"e":"trade","s":`, /g\.jsonl:2: this is no message/],
  [
    "a message from long ago",
    "h.jsonl",
    [20, 1].map((s) => `{"e":"trade","s":"BTCUSDT","p":"3","q":"1","T":${AT + s * 1_000},"m":true}`).join("\n"),
    /h\.jsonl:2: this was long before/,
  ],
  ["half of a gzip file", "i.csv.gz", packed.subarray(0, packed.length >> 1), /i\.csv\.gz:\d+: the file is broken/],
  [
    "half of a zip file",
    "j.zip",
    zipped.subarray(0, zipped.length >> 1),
    /j\.zip is no zip file, or its end is missing/,
  ],
  [
    "a zip file's member of another size",
    "k.zip",
    zip([["k.csv", many(50)]], { size: 40 }),
    /k\.zip:\d+: .*longer than it says/,
  ],
  [
    "a zip file's member that is another",
    "m.zip",
    zip([["m.csv", many(50)]], { sum: 7 }),
    /m\.zip:51: .*not what it says/,
  ],
  ["something packed that breaks off", "l.zip", broken(zipped), /l\.zip:\d+: the file is broken/],
])("%s ends a replay", async (_, name, content, why) => {
  expect(await played(name, content)).toBe(1);
  expect(complaints).toMatch(why);
});

/** A zip file in the middle of whose member nothing stands. */
function broken(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  copy.fill(0, 500, 2_000);
  return copy;
}

test("members of a zip file come one after the other, and a refusal names the one it is about", async () => {
  const rows = many(10).split("\n");
  const members = [
    ["one.csv", `${rows.slice(0, 5).join("\n")}\n`],
    ["two.csv", `${rows[5]}\nnothing\n`],
  ] as const;
  expect(await played("both.zip", zip(members))).toBe(1);
  expect(complaints).toMatch(/both\.zip\/two\.csv:2: 1 columns stand here, and 7 before/);
});

test("a line without an end is refused before it has filled the memory", async () => {
  let drawn = 0;
  function* endless(): Generator<Buffer> {
    yield Buffer.from("one\ntwo");
    // Ten thousand million letters, if anybody took them.
    for (; drawn < 160_000; drawn++) yield Buffer.alloc(65_536, 120);
  }
  const seen: string[] = [];
  const read = async (): Promise<void> => {
    for await (const { text } of split(Readable.from(endless()), "long.csv")) seen.push(text);
  };
  await expect(read()).rejects.toThrow("long.csv:2: this line does not end");
  expect(seen).toEqual(["one"]);
  // 4 MiB, and what it was read in.
  expect(drawn).toBeLessThan(100);
});

test("a zip file that unpacks to a thousand times its size is read no further than its first line may be long", async () => {
  const bomb = zip([["x.csv", Buffer.alloc(50_000_000, 48)]]);
  expect(bomb.length).toBeLessThan(100_000);
  const before = process.memoryUsage().rss;
  expect(await played("bomb.zip", bomb)).toBe(1);
  expect(complaints).toMatch(/bomb\.zip:1: this line does not end/);
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
});
