// What a trader sees and hears of a purchase that pays for what is to be sold afterwards.

import { afterEach, beforeEach, expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { dial, hmacSigner, type Message } from "../socket.ts";
import { openVenue, type TestVenue, type Trader } from "../venue.ts";
import { reports } from "./hearing.ts";
import { done, moving } from "./story.ts";

const OPO = {
  symbol: "BTCUSDT",
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "30000",
  workingQuantity: "1",
  workingTimeInForce: "GTC",
  pendingType: "LIMIT",
  pendingSide: "SELL",
  pendingPrice: "31000",
  pendingTimeInForce: "GTC",
};

let venue: TestVenue;
let alice: Trader;
const sells = (quantity: string) =>
  done(() =>
    venue.as("bob").post("/api/v3/order", {
      symbol: "BTCUSDT",
      side: "SELL",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity,
      price: "30000",
    }),
  );

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("a list that pays: what is bought is heard of as locked, and the sale with its size when all of it is there", async () => {
  const api = await dial(venue, "/ws-api/v3");
  await api.asks("userDataStream.subscribe.signature", hmacSigner(alice).sign({ timestamp: venue.now() }));
  const heard = async () => (await api.heard()).map(({ event }) => event as Message);
  await done(() => alice.post("/api/v3/orderList/opo", OPO));
  const placed = await heard();
  expect(reports(placed)).toEqual(["NEW", "NEW PENDING_NEW"]);
  expect(placed[1]).toMatchObject({ q: "0.00000000", w: false });
  await sells("0.4");
  // The commission of 0.0004 comes out of the five coins that are free.
  expect(bitcoin(await heard())).toEqual({ a: "BTC", f: "4.99960000", l: "0.40000000" });
  await sells("0.6");
  const begun = await heard();
  expect(reports(begun)).toEqual(["TRADE FILLED", "NEW"]);
  expect(begun[1]).toMatchObject({ S: "SELL", q: "1.00000000", w: true });
  expect(bitcoin(begun)).toEqual({ a: "BTC", f: "4.99900000", l: "1.00000000" });
});

test("a list that pays keeps less where nothing is free, and lets go what does not fill a step", async () => {
  await done(moving(alice, "5 BTC", { from: "spot", to: "cross" }));
  await done(() => alice.post("/api/v3/orderList/opo", { ...OPO, workingQuantity: "0.00025" }));
  await sells("0.00025");
  // 0.00025 less a commission of 0.00000025, in steps of 0.00001.
  const { balances } = await done<{ balances: Record<string, string>[] }>(() => alice.get("/api/v3/account"));
  expect(balances.find(({ asset }) => asset === "BTC")).toEqual({
    asset: "BTC",
    free: "0.00000975",
    locked: "0.00024000",
  });
});

function bitcoin(heard: readonly Message[]): unknown {
  return heard.findLast(({ e }) => e === "outboundAccountPosition")?.["B"].find(({ a }: { a: string }) => a === "BTC");
}
