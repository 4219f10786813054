import { expect, test } from "vitest";
import { PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";
import { answersByPair, costOf, refusesInTurn } from "../which-pairs.ts";

const venue = await openVenue();
const PATH = "/api/v3/ticker/bookTicker";

test("it has the documented members", async () => {
  const { status, body } = await venue.get(PATH, { symbol: "BTCUSDT" });
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape({ symbol: TEXT, bidPrice: PADDED, bidQty: PADDED, askPrice: PADDED, askQty: PADDED }),
  );
});

test("it shows the best prices with all that is shown at them", async () => {
  const order = { symbol: "BTCUSDT", type: "LIMIT", timeInForce: "GTC" };
  for (const name of ["alice", "bob"] as const) {
    await venue.as(name).post("/api/v3/order", { ...order, side: "SELL", price: "30001", quantity: "0.02" });
    await venue.as(name).post("/api/v3/order", { ...order, side: "BUY", price: "29999", quantity: "0.01" });
  }
  expect((await venue.get(PATH, { symbol: "BTCUSDT" })).body).toEqual({
    symbol: "BTCUSDT",
    bidPrice: "29999.00000000",
    bidQty: "0.02000000",
    askPrice: "30001.00000000",
    askQty: "0.04000000",
  });
});

test("an empty side is zero", async () => {
  // Nobody but the house quotes BNBBTC.
  const maker = venue.running.engine.view.accounts.byName.get("house-maker")!;
  const purse = { kind: "spot", account: maker } as const;
  await venue.perform({ type: "CancelOpenOrders", purse, symbol: "BNBBTC", refuseIfNone: true });
  expect((await venue.get(PATH, { symbol: "BNBBTC" })).body).toEqual({
    symbol: "BNBBTC",
    bidPrice: "0.00000000",
    bidQty: "0.00000000",
    askPrice: "0.00000000",
    askQty: "0.00000000",
  });
});

test("a call is about one pair, some, or all", () => answersByPair(venue, PATH));

test("faults are found in the order of the parameters, then in their combination, then in the names", async () => {
  await refusesInTurn(venue, PATH);
  expect(venue.faults()).toEqual([]);
});

test("one pair costs 2, more cost 4", async () => {
  expect(await costOf(venue, PATH, "symbol=BTCUSDT")).toBe("2");
  expect(await costOf(venue, PATH, "symbols=%5B%22BTCUSDT%22%5D")).toBe("4");
  expect(await costOf(venue, PATH, "")).toBe("4");
});
