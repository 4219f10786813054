import { expect, test } from "vitest";
import { instant } from "../../../../src/money/units.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/spot/delist-schedule";

test("nothing of spot is announced, also where something of margin is; a key is asked for", async () => {
  const at = venue.now() + 3_600_000;
  await venue.perform({
    type: "AnnounceNotice",
    kind: "delist",
    at: instant(at),
    assets: [],
    crossPairs: [],
    isolatedPairs: ["BTCUSDT"],
  });
  const answer = await venue.raw("GET", PATH, { apiKey: venue.as("alice").key });
  expect([answer.status, answer.body]).toEqual([200, []]);
  expect((await venue.raw("GET", PATH)).body.code).toBe(-2014);
});
