import { expect, test } from "vitest";
import { dial } from "../../../../socket.ts";
import { openVenue, HOURS, START } from "../../../../venue.ts";

const venue = await openVenue();

test("the time is the venue's, and moves with its clock", async () => {
  const api = await dial(venue, "/ws-api/v3");
  expect(await api.asks("time")).toMatchObject({ status: 200, result: { serverTime: START } });
  await venue.advance(HOURS);
  expect(await api.asks("time")).toMatchObject({ result: { serverTime: START + HOURS } });
});
