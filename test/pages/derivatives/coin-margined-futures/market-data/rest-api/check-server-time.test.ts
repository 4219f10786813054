import { expect, test } from "vitest";
import { HOURS, openVenue, START } from "../../../../../venue.ts";
import { DAPI, expectBody, gets, weightOf } from "../../scene.ts";

const venue = await openVenue();

test("the time is the venue's, which is not that of the machine", async () => {
  expectBody(await gets(venue, "/time"), { serverTime: START });
  await venue.advance(3 * HOURS);
  expectBody(await gets(venue, "/time"), { serverTime: START + 3 * HOURS });
  expect(await weightOf(() => venue.get(`${DAPI}/time`))).toBe(1);
  expect(venue.faults()).toEqual([]);
});
