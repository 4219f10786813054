// What holds of every method that asks a page: it does what the page does and answers what that answers.

import { expect } from "vitest";
import { dial, hmacSigner } from "../../../socket.ts";
import { openVenue, type Params, stateOf, type TestVenue } from "../../../venue.ts";
import { threeTrades } from "../scene.ts";

/** A method, the page it asks, and with what. */
export interface Asked {
  readonly method: string;
  readonly route: string;
  /** Whoever signs; nobody where nothing is signed. */
  readonly caller?: "alice";
  readonly params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** Some trades, an open order, an order list, and a match that was prevented, all of alice. */
async function scene(venue: TestVenue): Promise<void> {
  await threeTrades(venue);
  const alice = venue.as("alice");
  const order = {
    symbol: "BTCUSDT",
    side: "SELL",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: "0.01",
    price: "32000",
  };
  const legs = { aboveType: "LIMIT_MAKER", abovePrice: "31000", belowType: "STOP_LOSS", belowStopPrice: "29000" };
  const list = { symbol: "BTCUSDT", side: "SELL", quantity: "0.01", listClientOrderId: "both", ...legs };
  const own = { ...order, price: "29999", quantity: "0.02", side: "BUY", selfTradePreventionMode: "EXPIRE_TAKER" };
  const answers = [
    await alice.post("/api/v3/order", { ...order, newClientOrderId: "mine" }),
    await alice.post("/api/v3/orderList/oco", list),
    await alice.post("/api/v3/order", { ...order, price: "30001" }),
    await alice.post("/api/v3/order", { ...own, price: "30001" }),
  ];
  for (const { status, text } of answers) expect(status, text).toBe(200);
}

/** Asks a venue by the method and another, in which the same has happened, by the page: nothing tells the two apart. */
export async function answersAsItsPage({ method, route, caller, params }: Asked): Promise<void> {
  const [over, direct] = [await openVenue(), await openVenue()];
  for (const venue of [over, direct]) await scene(venue);
  const api = await dial(over, "/ws-api/v3");
  const [verb, path] = route.split(" ") as [string, string];
  const texts: Params = {};
  for (const [name, value] of Object.entries(params)) {
    texts[name] = typeof value === "object" ? JSON.stringify(value) : (value as string);
  }
  const ask = async (more: Params) => {
    const all = { ...params, ...more } as Record<string, string | number>;
    const signed = { ...(texts as Record<string, string | number>), ...(more as Record<string, string>) };
    return api.asks(
      method,
      caller === undefined ? all : hmacSigner(over.as(caller)).sign({ ...signed, timestamp: over.now() }),
    );
  };
  const call = (more: Params) =>
    caller === undefined
      ? direct.get(path, { ...texts, ...more })
      : direct.as(caller)[verb.toLowerCase() as "get"](path, { ...texts, ...more });
  for (const more of [{ surplus: 1 }, {}]) {
    const [answer, page] = [await ask(more), await call(more)];
    expect(answer["status"], page.text).toBe(page.status);
    if (page.status === 200) expect(answer["result"]).toEqual(page.body);
    else expect(answer["error"]).toMatchObject({ code: page.body.code, msg: page.body.msg });
    expect(stateOf(over)).toBe(stateOf(direct));
  }
  if (caller !== undefined) expect(await api.asks(method, params)).toMatchObject({ error: { code: -1102 } });
  expect([...over.faults(), ...direct.faults()]).toEqual([]);
}
