// Asking for archives over HTTP, fetching and opening them, and what their pages refuse.

import { crc32, inflateRawSync } from "node:zlib";
import { expect } from "vitest";
import { badValue, expectDoor, expectRefusal, missing } from "../../../refusal.ts";
import { DAYS, encodeParams, sign, START, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { bodyOf, credit, DAPI, emptyBook, illegalWhole, trade, weightOf } from "./scene.ts";

/** What archives are of, as paths name it. */
export type Kind = "income" | "order" | "trade";

/** Where an archive is, as its page tells. */
export interface Link {
  readonly downloadId: string;
  readonly status: string;
  readonly url: string;
  readonly notified: boolean;
  readonly expirationTimestamp: number;
  readonly isExpired: boolean | null;
}

/** Alice has bought of bob, and has had coins before that; the venue is a minute on. */
export async function tradedVenue(venue: TestVenue): Promise<void> {
  await emptyBook(venue);
  await credit(venue, "alice", "BTC", "2");
  await trade(venue.as("bob"), venue.as("alice"), { takerSide: "BUY", quantity: 7, price: "30000" });
  await venue.advance(60_000);
  await trade(venue.as("bob"), venue.as("alice"), { takerSide: "SELL", quantity: 2, price: "30300" });
}

/** A call over the network, which tells the venue by what name it is called. */
export async function calls(venue: TestVenue, trader: Trader, path: string, params: Params = {}): Promise<unknown> {
  const query = encodeParams({ ...params, timestamp: venue.now() });
  const address = `${venue.running.url}${DAPI}${path}?${query}&signature=${sign(trader.secret, query)}`;
  const answer = await fetch(address, { headers: { "X-MBX-APIKEY": trader.key } });
  expect(answer.status).toBe(200);
  return answer.json();
}

/** Asks for an archive of everything up to a moment, and tells its id. */
export async function orders(venue: TestVenue, trader: Trader, kind: Kind, endTime = START + DAYS): Promise<string> {
  const ordered = (await calls(venue, trader, `/${kind}/asyn`, { startTime: START - DAYS, endTime })) as {
    readonly avgCostTimestampOfLast30d: number;
    readonly downloadId: string;
  };
  expect(Object.keys(ordered)).toEqual(["avgCostTimestampOfLast30d", "downloadId"]);
  expect(ordered.avgCostTimestampOfLast30d).toBe(1_000);
  return ordered.downloadId;
}

/** The one file in an archive, as the archive's directory tells where it is. */
export function unzipped(archive: Buffer): { readonly name: string; readonly text: string } {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  expect(archive.readUInt16LE(end + 10)).toBe(1);
  const entry = archive.readUInt32LE(end + 16);
  expect(archive.readUInt32LE(entry)).toBe(0x02014b50);
  expect(entry + archive.readUInt32LE(end + 12)).toBe(end);
  const at = archive.readUInt32LE(entry + 42);
  expect(archive.readUInt32LE(at)).toBe(0x04034b50);
  const [packed, size, title] = [
    archive.readUInt32LE(entry + 20),
    archive.readUInt32LE(entry + 24),
    archive.readUInt16LE(entry + 28),
  ];
  const begin = at + 30 + title;
  const file = inflateRawSync(archive.subarray(begin, begin + packed));
  expect([file.length, crc32(file)]).toEqual([size, archive.readUInt32LE(entry + 16)]);
  return { name: archive.subarray(at + 30, begin).toString(), text: file.toString() };
}

/** The table in the archive of a link: its columns, and its rows as objects. */
export async function fetched(
  link: Link,
): Promise<{ name: string; columns: string[]; rows: Record<string, string>[] }> {
  const answer = await fetch(link.url);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/zip"]);
  const { name, text } = unzipped(Buffer.from(await answer.arrayBuffer()));
  const [head, ...lines] = text.split("\r\n");
  expect(lines.pop()).toBe("");
  const columns = head!.split(",");
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((value, nth) => [columns[nth]!, value])));
  return { name, columns, rows };
}

/** Where an archive is, a second after it was asked for. */
export async function madeArchive(venue: TestVenue, trader: Trader, kind: Kind): Promise<Link> {
  const downloadId = await orders(venue, trader, kind);
  await venue.advance(1_000);
  return (await calls(venue, trader, `/${kind}/asyn/id`, { downloadId })) as Link;
}

/** Holds a page that has archives made to its door, its weight, its bounds and its count. */
export async function expectOrdering(venue: TestVenue, kind: Kind, limit: number): Promise<void> {
  const [alice, bob] = [venue.as("alice"), venue.as("bob")];
  const path = `${DAPI}/${kind}/asyn`;
  const params = { startTime: START, endTime: START };
  await expectDoor(venue, { trader: alice, method: "GET", path, params, mandatory: ["startTime", "endTime"] });
  const call = (more: Params) => () => bob.get(path, { ...params, ...more });
  await expectRefusal(venue, call({ startTime: "x" }), illegalWhole("startTime"));
  await expectRefusal(venue, call({ startTime: START + 1 }), [-1023, "Start time is greater than end time."]);
  const long = { endTime: START + 365 * DAYS + 1 };
  await expectRefusal(venue, call(long), [-4088, "Maximum time interval is 365 days."]);
  // weightOf calls twice.
  expect(await weightOf(call({ endTime: START + 365 * DAYS }))).toBe(5);
  for (let nth = 2; nth < limit; nth++) bodyOf(await call({})());
  const many = `Too many requests; current limit is ${limit} downloads per month.`;
  await expectRefusal(venue, call({}), [-1003, many]);
  await venue.advance(30 * DAYS - 1);
  await expectRefusal(venue, call({}), [-1003, many]);
  // Others have a count of their own, and a month later all count no more.
  bodyOf(await alice.get(path, params));
  await venue.advance(1);
  bodyOf(await call({})());
  expect(venue.faults()).toEqual([]);
}

/** Holds a page that tells where archives are to its life: made, there for a day, gone; and nobody else's business. */
export async function expectLinkLife(venue: TestVenue, kind: Kind): Promise<void> {
  const [alice, bob] = [venue.as("alice"), venue.as("bob")];
  const path = `${DAPI}/${kind}/asyn/id`;
  const downloadId = await orders(venue, alice, kind);
  const stands = async () => (await calls(venue, alice, `/${kind}/asyn/id`, { downloadId })) as Link;
  const processing = {
    downloadId,
    status: "processing",
    url: "",
    notified: false,
    expirationTimestamp: -1,
    isExpired: null,
  };
  expect(JSON.stringify(await stands())).toBe(JSON.stringify(processing));
  await venue.advance(1_000);
  const link = await stands();
  const expirationTimestamp = venue.now() + DAYS;
  const completed = {
    downloadId,
    status: "completed",
    url: link.url,
    notified: true,
    expirationTimestamp,
    isExpired: null,
  };
  expect(JSON.stringify(link)).toBe(JSON.stringify(completed));
  expect(link.url).toMatch(new RegExp(`^${venue.running.url}/margrave/downloads/[A-Za-z0-9]{66}\\.zip$`));

  // Who does not know the address has nothing, and whoever is not its owner is not told.
  expect((await fetch(link.url.replace(/.\.zip$/, ".zip"))).status).toBe(404);
  expect((await fetch(link.url.replace(".zip", ""))).status).toBe(404);
  await expectRefusal(venue, () => bob.get(path, { downloadId }), badValue("downloadId"));
  const other = kind === "income" ? "trade" : "income";
  await expectRefusal(venue, () => alice.get(`${DAPI}/${other}/asyn/id`, { downloadId }), badValue("downloadId"));
  await expectRefusal(venue, () => alice.get(path, {}), missing("downloadId"));
  await expectRefusal(venue, () => alice.get(path, { downloadId: "99999999" }), badValue("downloadId"));
  expect(await weightOf(() => alice.get(path, { downloadId }))).toBe(5);

  await venue.advance(DAYS - 1);
  expect((await fetch(link.url)).status).toBe(200);
  await venue.advance(1);
  expect((await fetch(link.url)).status).toBe(404);
  expect(await stands()).toEqual({ ...completed, isExpired: true });
  expect(venue.faults()).toEqual([]);
}
