import { expect, test } from "vitest";
import { openVenue } from "../../../../../venue.ts";
import { DAPI, expectBody, gets, weightOf } from "../../scene.ts";

const venue = await openVenue();

test("a ping is answered with nothing", async () => {
  expectBody(await gets(venue, "/ping"), {});
  expect(await weightOf(() => venue.get(`${DAPI}/ping`))).toBe(1);
});
