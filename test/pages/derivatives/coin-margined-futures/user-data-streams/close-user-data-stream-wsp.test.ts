import { expect, test } from "vitest";
import { dial } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";
import { WS_DAPI } from "../asking.ts";

const venue = await openVenue();
const { key: apiKey } = venue.as("alice");
const api = await dial(venue, WS_DAPI);

test("a stream is closed, and another one opened then is another", async () => {
  const { result } = await api.asks("userDataStream.start", { apiKey });
  expect(await api.asks("userDataStream.stop", { apiKey })).toMatchObject({ status: 200, result: {} });
  expect(await api.asks("userDataStream.ping", { apiKey })).toMatchObject({ status: 400, error: { code: -1125 } });
  expect((await api.asks("userDataStream.start", { apiKey }))["result"]).not.toEqual(result);
});
