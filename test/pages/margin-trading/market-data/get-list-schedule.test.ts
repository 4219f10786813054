import { beforeEach, expect, test } from "vitest";
import { instant } from "../../../../src/money/units.ts";
import { costOf, expectRefusal } from "../../../refusal.ts";
import { DAYS, openVenue, type TestVenue } from "../../../venue.ts";
import { looks, MARGIN } from "../scene.ts";

const PATH = `${MARGIN}/list-schedule`;
let venue: TestVenue;
beforeEach(async () => {
  venue = await openVenue();
});

const shown = () => looks(venue, venue.as("alice"), "/list-schedule");
const announce = async (
  what: { assets?: string[]; crossPairs?: string[]; isolatedPairs?: string[] },
  { at, kind = "list" }: { at: number; kind?: "list" | "delist" },
) => {
  const none = { assets: [], crossPairs: [], isolatedPairs: [] };
  const { rejection } = await venue.perform({ type: "AnnounceNotice", kind, at: instant(at), ...none, ...what });
  if (rejection !== undefined) throw new Error(`refused: ${rejection.reason}`);
};

/** Margin lists everything a fresh venue has: takes some of it off first. */
const takeOff = async () => {
  const what = { assets: ["ADA"], crossPairs: ["ADAUSDT"], isolatedPairs: ["ADAUSDT", "BNBUSDT"] };
  await announce(what, { at: venue.now() + 1, kind: "delist" });
  await venue.advance(1);
};

test("shows what was announced as documented, earliest first, what is for one moment together", async () => {
  await takeOff();
  expect(await shown()).toEqual([]);
  const soon = venue.now() + 2 * DAYS;
  const later = soon + DAYS;
  await announce({ isolatedPairs: ["BNBUSDT"] }, { at: later });
  await announce({ assets: ["ADA"], crossPairs: ["ADAUSDT"] }, { at: soon });
  await announce({ isolatedPairs: ["ADAUSDT"] }, { at: soon });
  const { text } = await venue.raw("GET", PATH, { apiKey: venue.as("alice").key });
  const first = `{"listTime":${soon},"crossMarginAssets":["ADA"],"isolatedMarginSymbols":["ADAUSDT"]}`;
  expect(text).toBe(`[${first},{"listTime":${later},"crossMarginAssets":[],"isolatedMarginSymbols":["BNBUSDT"]}]`);
});

test("shows nothing that concerns the pairs of cross margin alone, is of the other kind, or has come true", async () => {
  await takeOff();
  const at = venue.now() + 2 * DAYS;
  await announce({ crossPairs: ["ADAUSDT"] }, { at });
  await announce({ isolatedPairs: ["ETHBTC"] }, { at, kind: "delist" });
  expect(await shown()).toEqual([]);
  await venue.advance(2 * DAYS);
  expect(await shown()).toEqual([]);
});

test("costs the address 100 and asks for a key, not for a signature", async () => {
  const { key } = venue.as("alice");
  expect(await costOf(() => venue.raw("GET", PATH, { apiKey: key }), "ip")).toBe(100);
  await expectRefusal(venue, () => venue.get(PATH), [-2014, "API-key format invalid."], 401);
});
