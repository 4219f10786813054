import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { openVenue, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/myAllocations";
const alice = venue.as("alice");

test.each([
  {},
  { startTime: START },
  { endTime: START, limit: 5 },
  { startTime: START, endTime: START + 1 },
  { fromAllocationId: 0 },
  { orderId: 1 },
  { orderId: 1, fromAllocationId: 3 },
])("nothing is ever allocated: %j", async (asked) => {
  const { status, body } = await alice.get(PATH, { symbol: "BTCUSDT", ...asked });
  expect({ status, body }).toEqual({ status: 200, body: [] });
});

test("faults are found in the order of the parameters, then the market, then in their combination", async () => {
  const wrong = { startTime: "x", endTime: START + 90_000_000, fromAllocationId: "y", limit: 0, orderId: "z" };
  const range = "legal range is '^[0-9]{1,20}$'.";
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.", { symbol: "DOGEUSDT" }],
    [-1100, `Illegal characters found in parameter 'startTime'; ${range}`, { startTime: START }],
    [-1100, `Illegal characters found in parameter 'fromAllocationId'; ${range}`, { fromAllocationId: 1 }],
    [-1130, "Data sent for parameter 'limit' is not valid.", { limit: 1 }],
    [-1100, `Illegal characters found in parameter 'orderId'; ${range}`, { orderId: 1 }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
    [-1128, "Combination of optional parameters invalid.", { fromAllocationId: undefined }],
    [-1128, "Combination of optional parameters invalid.", { orderId: undefined }],
    [-1127, "More than 24 hours between startTime and endTime.", { endTime: START + 1 }],
  ]);
  expect(answer.body).toEqual([]);
  expect(venue.faults()).toEqual([]);
});
