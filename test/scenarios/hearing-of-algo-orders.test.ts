// What a trader hears of algo orders: of each by itself, and of the orders that come of them.

import { afterEach, beforeEach, expect, test } from "vitest";
import {
  BTC,
  emptyBook,
  expectBody,
  marks,
  posts,
  rests,
  trade,
} from "../pages/derivatives/coin-margined-futures/scene.ts";
import { expectSound } from "../refusal.ts";
import type { Message } from "../socket.ts";
import { openVenue, type Params, START, type TestVenue, type Trader } from "../venue.ts";
import { listeningToContracts } from "./hearing.ts";

let venue: TestVenue;
let alice: Trader;
let bob: Trader;

const places = (more: Params) =>
  posts(alice, "/algoOrder", { algoType: "CONDITIONAL", symbol: BTC, side: "SELL", quantity: 2, ...more });
const states = (heard: readonly Message[]) =>
  heard.map(({ e, o }) => (e === "ACCOUNT_UPDATE" ? e : `${e} ${e === "ALGO_UPDATE" ? o["X"] : o["x"]}`));

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
  bob = venue.as("bob");
  await emptyBook(venue);
  await trade(bob, alice, { takerSide: "BUY", quantity: 10, price: "30000" });
});
afterEach(() => expectSound(venue));

test("one that comes true is told of as it is placed, as its order is, and as that is over", async () => {
  const { heard } = await listeningToContracts(venue, alice);
  const { algoId } = await places({ type: "STOP", triggerPrice: "29500", price: "29400", clientAlgoId: "falls" });
  const [placed, ...none] = await heard();
  expect(none).toEqual([]);
  const terms = { tp: "29500", p: "29400", V: "EXPIRE_MAKER", wt: "CONTRACT_PRICE", pm: "NONE", cp: false, pP: false };
  const order = { at: "CONDITIONAL", o: "STOP", s: BTC, S: "SELL", ps: "BOTH", f: "GTC", q: "2" };
  expectBody(placed, {
    e: "ALGO_UPDATE",
    T: START,
    E: START,
    o: { caid: "falls", aid: algoId, ...order, X: "NEW", ai: "", ...terms, R: false, tt: 0, gtd: 0 },
  });
  await rests(bob, { side: "BUY", quantity: 2, price: "29450" });
  await venue.advance(5);
  await trade(venue.as("carol"), venue.as("dave"), { takerSide: "SELL", quantity: 1, price: "29500" });
  const all = await heard();
  expect(states(all)).toEqual([
    "ALGO_UPDATE TRIGGERED",
    "ORDER_TRADE_UPDATE NEW",
    "ORDER_TRADE_UPDATE TRADE",
    "ALGO_UPDATE FINISHED",
    "ACCOUNT_UPDATE",
  ]);
  const actual = all[1]!["o"]["i"] as number;
  expect(all[1]!["o"]).toMatchObject({ c: "falls", o: "LIMIT", p: "29400" });
  const at = { ai: String(actual), act: "LIMIT", tt: START + 5 };
  expect(all[0]).toMatchObject({ T: START + 5, o: { aid: algoId, ...at, ap: "0", aq: "0" } });
  expect(all[3]).toMatchObject({ o: { aid: algoId, X: "FINISHED", ...at, ap: "29450.0", aq: "2" } });
});

test("one that is cancelled, or rejected when its price comes, is told of so; nobody hears another's", async () => {
  const { heard } = await listeningToContracts(venue, alice);
  const other = await listeningToContracts(venue, bob);
  await posts(bob, "/leverage", { symbol: BTC, leverage: 10 });
  const trailing = await places({ type: "TRAILING_STOP_MARKET", callbackRate: "2.5", activatePrice: "33000" });
  await alice.delete("/dapi/v1/algoOrder", { algoId: trailing["algoId"] as number });
  const reducing = { side: "BUY", reduceOnly: "true", triggerPrice: "30100", workingType: "MARK_PRICE" };
  await places({ type: "STOP_MARKET", ...reducing });
  await marks(venue, "30100");
  const all = await heard();
  expect(states(all)).toEqual(["ALGO_UPDATE NEW", "ALGO_UPDATE CANCELED", "ALGO_UPDATE NEW", "ALGO_UPDATE REJECTED"]);
  expect(all[0]!["o"]).toMatchObject({ o: "TRAILING_STOP_MARKET", cr: "2.5", tp: "0" });
  expect(all[3]!["o"]).toMatchObject({ ai: "", R: true, rm: "ReduceOnly Order is rejected." });
  expect(all[1]!["o"]).not.toHaveProperty("rm");
  expect((await other.heard()).map(({ e }) => e)).toEqual(["ACCOUNT_CONFIG_UPDATE"]);
});
