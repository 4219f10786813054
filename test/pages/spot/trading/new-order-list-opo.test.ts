import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/orderList/opo";
const alice = venue.as("alice");

test("a list with nothing wrong is refused, for no pair allows it; before that its faults are found in turn", async () => {
  const missing = (name: string) => `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`;
  const working = { workingType: "LIMIT", workingSide: "SELL", workingPrice: "29000", workingQuantity: "0.01" };
  const wrong = {
    symbol: "DOGEUSDT",
    ...working,
    pendingSide: "BUY",
    pendingQuantity: "0.01",
    pendingType: "LIMIT",
    pendingPrice: "31000",
  };
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [
      -1104,
      "Not all sent parameters were read; read '10' parameter(s) but was sent '11'.",
      { pendingQuantity: undefined },
    ],
    [-1222, "Working order in an OPO list must be a bid.", { workingSide: "BUY" }],
    [-1223, "Pending orders in an OPO list must be asks.", { pendingSide: "SELL" }],
    [-1102, missing("workingTimeInForce"), { workingTimeInForce: "GTC" }],
    [-1102, missing("pendingTimeInForce"), { pendingTimeInForce: "GTC" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer).toMatchObject({
    status: 400,
    body: { code: -2010, msg: "OPO orders are not supported for this symbol." },
  });
  const { symbols } = (await venue.get("/api/v3/exchangeInfo", { symbol: "BTCUSDT" })).body;
  expect(symbols[0].opoAllowed).toBe(false);
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
