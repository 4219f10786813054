import { DerivativesTradingCoinFutures } from "@binance/derivatives-trading-coin-futures";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { shape, shapeOf } from "../shape.ts";
import { MARGIN_TYPE_CHANGED } from "./documented.ts";
import { type ListeningVenue, openListening } from "./listening.ts";

let venue: ListeningVenue;
let rest: DerivativesTradingCoinFutures["restAPI"];

beforeAll(async () => {
  venue = await openListening();
  const { apiKey, secret } = venue.keysOf("alice");
  rest = new DerivativesTradingCoinFutures({ configurationRestAPI: { apiKey, apiSecret: secret, basePath: venue.url } })
    .restAPI;
});
afterEach(() => expect(venue.faults()).toEqual([]));

const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

describe("the margin type of a contract", () => {
  test("is changed once, and read back from positions", async () => {
    const isolate = () => rest.changeMarginType({ symbol: "BTCUSD_PERP", marginType: "ISOLATED" as never });
    expect(shapeOf(plain(await (await isolate()).data()))).toBe(shape(MARGIN_TYPE_CHANGED));
    await expect(isolate()).rejects.toThrow("No need to change margin type.");
    const positions = await (await rest.positionInformation({ pair: "BTCUSD" })).data();
    expect(positions.filter(({ symbol }) => symbol === "BTCUSD_PERP").map(({ marginType }) => marginType)).toEqual([
      "isolated",
    ]);
  });

  test("stays while an order is open or a position held, in hedge mode for both legs", async () => {
    await rest.changePositionMode({ dualSidePosition: "true" });
    const cross = () => rest.changeMarginType({ symbol: "BTCUSD_PERP", marginType: "CROSSED" as never });
    await venue.steer("POST", "accounts/alice/credit", { wallet: "coinm", asset: "BTC", amount: "1" });
    const order = { symbol: "BTCUSD_PERP", positionSide: "LONG" as never, side: "BUY" as never };
    const resting = await rest.newOrder({
      ...order,
      type: "LIMIT" as never,
      quantity: 1,
      price: 20000,
      timeInForce: "GTC" as never,
    });
    await expect(cross()).rejects.toThrow("Margin type cannot be changed if there exists open orders.");
    const { orderId } = await resting.data();
    await rest.cancelOrder({ symbol: "BTCUSD_PERP", orderId: Number(orderId) });
    await rest.newOrder({ ...order, type: "MARKET" as never, quantity: 2 });
    await rest.newOrder({
      ...order,
      side: "SELL" as never,
      positionSide: "SHORT" as never,
      type: "MARKET" as never,
      quantity: 1,
    });
    await expect(cross()).rejects.toThrow("Margin type cannot be changed if there exists position.");
    const legs = await (await rest.positionInformation({ pair: "BTCUSD" })).data();
    const held = legs.filter(({ symbol, positionAmt }) => symbol === "BTCUSD_PERP" && positionAmt !== "0");
    expect(held.map(({ positionSide, positionAmt, marginType }) => [positionSide, positionAmt, marginType])).toEqual([
      ["LONG", "2", "isolated"],
      ["SHORT", "-1", "isolated"],
    ]);
    expect(held.every(({ isolatedMargin }) => Number(isolatedMargin) > 0)).toBe(true);
  });
});

test("margin is added to one leg of a hedge, and shown in its history", async () => {
  const change = { symbol: "BTCUSD_PERP", amount: 0.01, type: 1 as never };
  await expect(rest.modifyIsolatedPositionMargin(change)).rejects.toThrow("Cannot add position margin: position is 0.");
  const added = await rest.modifyIsolatedPositionMargin({ ...change, positionSide: "LONG" as never });
  expect(plain(await added.data())).toEqual({
    amount: 0.01,
    code: 200,
    msg: "Successfully modify position margin.",
    type: 1,
  });
  const history = await (await rest.getPositionMarginChangeHistory({ symbol: "BTCUSD_PERP" })).data();
  expect(history).toMatchObject([{ amount: "0.01", asset: "BTC", type: 1, positionSide: "LONG" }]);
});

test("account, balance, brackets and the market are read", async () => {
  const account = await (await rest.accountInformation({})).data();
  expect(account.assets!.find(({ asset }) => asset === "BTC")).toBeDefined();
  const balances = await (await rest.futuresAccountBalance({})).data();
  expect(balances.map(({ asset }) => asset)).toContain("ETH");
  expect((await (await rest.exchangeInformation()).data()).symbols!.length).toBeGreaterThan(2);
  expect((await (await rest.orderBook({ symbol: "ETHUSD_PERP" })).data()).bids!.length).toBeGreaterThan(5);
  expect((await (await rest.notionalBracketForSymbol({ symbol: "BTCUSD_PERP" })).data()).length).toBe(1);
  expect(await (await rest.getCurrentPositionMode({})).data()).toEqual({ dualSidePosition: true });
});

test("every method of its WebSocket API is answered", async () => {
  const { apiKey, secret } = venue.keysOf("bob");
  const wsURL = `${venue.url.replace("http", "ws")}/ws-dapi/v1`;
  const { websocketAPI } = new DerivativesTradingCoinFutures({
    configurationWebsocketAPI: { apiKey, apiSecret: secret, wsURL },
  });
  const api = await websocketAPI.connect();
  const symbol = "ETHUSD_PERP";
  const placed = await api.newOrder({
    symbol,
    side: "BUY" as never,
    type: "LIMIT" as never,
    timeInForce: "GTC" as never,
    quantity: 1,
    price: 1500,
  });
  const orderId = Number((placed.data as { orderId?: number }).orderId);
  const asked = {
    queryOrder: () => api.queryOrder({ symbol, orderId }),
    modifyOrder: () => api.modifyOrder({ symbol, orderId, side: "BUY" as never, quantity: 2, price: 1490 }),
    cancelOrder: () => api.cancelOrder({ symbol, orderId }),
    positionInformation: () => api.positionInformation({ pair: "ETHUSD" }),
    accountInformation: () => api.accountInformation(),
    futuresAccountBalance: () => api.futuresAccountBalance(),
    startUserDataStream: () => api.startUserDataStream(),
    keepaliveUserDataStream: () => api.keepaliveUserDataStream(),
    closeUserDataStream: () => api.closeUserDataStream(),
  };
  const own = [
    "constructor",
    "on",
    "off",
    "disconnect",
    "isConnected",
    "pingServer",
    "sendMessage",
    "sendSignedMessage",
  ];
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(api)).filter((name) => !own.includes(name));
  expect(methods.toSorted()).toEqual([...Object.keys(asked), "newOrder"].toSorted());
  const answers: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(asked)) answers[name] = (await ask()).data;
  expect(answers).toMatchObject({
    queryOrder: { orderId, status: "NEW" },
    modifyOrder: { orderId, status: "NEW", origQty: "2", price: "1490" },
    cancelOrder: { orderId, status: "CANCELED", origQty: "2" },
    positionInformation: expect.arrayContaining([expect.objectContaining({ symbol })]) as unknown,
    accountInformation: { canTrade: true },
    futuresAccountBalance: expect.arrayContaining([expect.objectContaining({ asset: "ETH" })]) as unknown,
    startUserDataStream: { listenKey: expect.any(String) as string },
    keepaliveUserDataStream: { listenKey: expect.any(String) as string },
    closeUserDataStream: {},
  });
  await api.sendSignedMessage("account.balance");
  await expect(api.cancelOrder({ symbol, orderId })).rejects.toMatchObject({ code: -2011 });
  await api.disconnect();
});

test("its user stream tells orders, balances, positions and leverage", async () => {
  const { apiKey, secret } = venue.keysOf("carol");
  const { restAPI, websocketStreams } = new DerivativesTradingCoinFutures({
    configurationRestAPI: { apiKey, apiSecret: secret, basePath: venue.url },
    configurationWebsocketStreams: { wsURL: venue.url.replace("http", "ws") },
  });
  const { listenKey } = await (await restAPI.startUserDataStream()).data();
  const streams = await websocketStreams.connect();
  const told: Record<string, never>[] = [];
  const wakers: (() => void)[] = [];
  streams.userData(listenKey!).on("message", (event) => {
    told.push(event as never);
    for (const wake of wakers.splice(0)) wake();
  });
  const after = async (many: number): Promise<void> => {
    while (told.length < many) await new Promise<void>((resolve) => wakers.push(resolve));
  };
  // It says nothing of when it is subscribed: leverage is set until that is heard.
  for (let leverage = 5; told.length === 0; leverage++) {
    await restAPI.changeInitialLeverage({ symbol: "BTCUSD_PERP", leverage });
  }
  const first = told.length;
  await restAPI.newOrder({ symbol: "BTCUSD_PERP", side: "SELL" as never, type: "MARKET" as never, quantity: 2 });
  await after(first + 3);
  expect(told[0]).toMatchObject({ e: "ACCOUNT_CONFIG_UPDATE", ac: { s: "BTCUSD_PERP" } });
  expect(told.slice(first)).toMatchObject([
    { e: "ORDER_TRADE_UPDATE", o: { S: "SELL", x: "NEW", ps: "BOTH" } },
    { e: "ORDER_TRADE_UPDATE", o: { x: "TRADE", X: "FILLED", l: "2", ma: "BTC" } },
    { e: "ACCOUNT_UPDATE", a: { m: "ORDER", B: [{ a: "BTC" }], P: [{ s: "BTCUSD_PERP", pa: "-2" }] } },
  ]);
  await streams.disconnect();
});
