import { expect, test } from "vitest";
import { dial } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();

test("it answers with nothing, and tells what connecting and it have cost", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const rateLimits = (count: number) => [
    { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: 6000, count },
  ];
  api.say({ id: 7, method: "ping" });
  expect(await api.next()).toEqual({ id: 7, status: 200, result: {}, rateLimits: rateLimits(3) });
  api.say({ id: "x", method: "v3/ping", params: {} });
  expect(await api.next()).toEqual({ id: "x", status: 200, result: {}, rateLimits: rateLimits(4) });
});
