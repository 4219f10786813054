import { expect, test } from "vitest";
import { dial } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";
import { WS_DAPI } from "../asking.ts";

const venue = await openVenue();
const { key: apiKey } = venue.as("alice");
const api = await dial(venue, WS_DAPI);

test("a stream goes on for an hour from when it was kept, and there must be one", async () => {
  expect(await api.asks("userDataStream.ping", { apiKey })).toMatchObject({ status: 400, error: { code: -1125 } });
  const { result } = await api.asks("userDataStream.start", { apiKey });
  await venue.advance(59 * 60_000);
  expect((await api.asks("userDataStream.ping", { apiKey }))["result"]).toEqual(result);
  await venue.advance(59 * 60_000);
  expect((await api.asks("userDataStream.ping", { apiKey }))["status"]).toBe(200);
  await venue.advance(61 * 60_000);
  expect(await api.asks("userDataStream.ping", { apiKey })).toMatchObject({ status: 400, error: { code: -1125 } });
});
