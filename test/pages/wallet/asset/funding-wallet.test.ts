import { expect, test } from "vitest";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/asset/get-funding-asset";
const alice = venue.as("alice");

test("there is nothing in a wallet that nobody has", async () => {
  expect((await alice.post(PATH, { asset: "USDT", needBtcValuation: "true" })).body).toEqual([]);
  expect((await alice.post(PATH)).body).toEqual([]);
  expect((await alice.post(PATH, { needBtcValuation: "perhaps" })).body.code).toBe(-1130);
});

test("it asks for a key and a signature", async () => {
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect((await venue.raw("POST", PATH, { apiKey: alice.key })).body.code).toBe(-1102);
  expect(venue.faults()).toEqual([]);
});
