import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/api/v3/sor/order";
const alice = venue.as("alice");

test("an order with nothing wrong is refused, for no pair has routing; before that its faults are found in turn", async () => {
  const wrong = { symbol: "DOGEUSDT", side: "LONG", type: "STOP_LOSS", price: "x" };
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [-1117, "Invalid side.", { side: "SELL" }],
    [-1116, "Invalid orderType.", { type: "LIMIT" }],
    [-1102, "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed.", { quantity: "0.01" }],
    [
      -1100,
      "Illegal characters found in parameter 'price'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.",
      { price: "30000" },
    ],
    [-1102, "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.", { timeInForce: "GTC" }],
    [-1121, "Invalid symbol.", { symbol: "BTCUSDT" }],
  ]);
  expect(answer).toMatchObject({ status: 400, body: { code: -1013, msg: "This symbol has no SOR." } });
  expect(answer.headers).not.toHaveProperty("x-mbx-order-count-10s");
  const market = await alice.post(PATH, { symbol: "BTCUSDT", side: "BUY", type: "MARKET", quantity: "1" });
  expect(market.body.code).toBe(-1013);
  expect((await venue.get("/api/v3/exchangeInfo")).body).not.toHaveProperty("sors");
  expect((await venue.raw("POST", PATH)).body.code).toBe(-2014);
  expect(venue.faults()).toEqual([]);
});
