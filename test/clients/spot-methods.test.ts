// Every method the client libraries have for spot trading and market data, taken from the libraries themselves and
// called once.

import { Spot as Connector } from "@binance/connector";
import { Spot } from "@binance/spot";
import { MainClient } from "binance";
import ccxt from "ccxt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Params } from "../venue.ts";
import { type Method, methodsOf, misfits, openScene, positional, type Scene } from "./margin-calls.ts";
import { LISTEN_KEYS, SPOT_TABLES } from "./spot-calls.ts";

const LONG = 60_000;
type Called = Record<string, (...given: unknown[]) => Promise<unknown>>;

/** The pages of the official connector's methods that are not called after their path. */
const OTHERWISE_NAMED: Readonly<Record<string, string>> = {
  accountCommission: "GET /api/v3/account/commission",
  getAccount: "GET /api/v3/account",
  getOpenOrders: "GET /api/v3/openOrders",
  getOrder: "GET /api/v3/order",
  getOrderList: "GET /api/v3/orderList",
  getTrades: "GET /api/v3/trades",
  orderAmendments: "GET /api/v3/order/amendments",
  rateLimitOrder: "GET /api/v3/rateLimit/order",
  referencePriceCalculation: "GET /api/v3/referencePrice/calculation",
  ticker24hr: "GET /api/v3/ticker/24hr",
  tickerBookTicker: "GET /api/v3/ticker/bookTicker",
  tickerPrice: "GET /api/v3/ticker/price",
  tickerTradingDay: "GET /api/v3/ticker/tradingDay",
  deleteOpenOrders: "DELETE /api/v3/openOrders",
  deleteOrder: "DELETE /api/v3/order",
  deleteOrderList: "DELETE /api/v3/orderList",
  newOrder: "POST /api/v3/order",
  orderAmendKeepPriority: "PUT /api/v3/order/amend/keepPriority",
  orderCancelReplace: "POST /api/v3/order/cancelReplace",
  orderListOco: "POST /api/v3/orderList/oco",
  orderListOpo: "POST /api/v3/orderList/opo",
  orderListOpoco: "POST /api/v3/orderList/opoco",
  orderListOto: "POST /api/v3/orderList/oto",
  orderListOtoco: "POST /api/v3/orderList/otoco",
  orderOco: "POST /api/v3/order/oco",
  orderTest: "POST /api/v3/order/test",
  sorOrder: "POST /api/v3/sor/order",
  sorOrderTest: "POST /api/v3/sor/order/test",
};

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => expect(scene.venue.faults()).toEqual([]));

describe("every method for spot", () => {
  test("of the official spot connector answers, or is refused as documented", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const configurationRestAPI = { apiKey, apiSecret: secret, basePath: recording.url };
    const { restAPI } = new Spot({ configurationRestAPI });
    const api = restAPI as unknown as Called;
    const methods = methodsOf(Object.getPrototypeOf(restAPI) as object)
      .filter(([name]) => !/^send(?:Signed)?Request$/.test(name))
      .map(([name]): Method => {
        return { name, route: OTHERWISE_NAMED[name] ?? `GET /api/v3/${name}`, call: (params) => api[name]!(params) };
      });
    expect(methods.length).toBeGreaterThan(40);
    // Together they are all the pages there are.
    expect(methods.map(({ route }) => route).toSorted()).toEqual(Object.keys(SPOT_TABLES.calls).toSorted());
    expect(await misfits(scene, methods, SPOT_TABLES)).toEqual([]);
  });

  test("of the older official connector answers, or is refused as documented", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const client = new Connector(apiKey, secret, { baseURL: recording.url, timeout: 1000 }) as unknown as Called;
    const methods = methodsOf(Connector.prototype).flatMap(([name, method]): Method[] => {
      const source = String(method);
      const [, path] = /(?<=['"`])\/(api\/v3\/[A-Za-z0-9/]+)/.exec(source) ?? [];
      if (path === undefined || LISTEN_KEYS.test(path)) return [];
      const verb = /['"](GET|POST|PUT|DELETE)['"]/.exec(source)?.[1] ?? "GET";
      const names = /\(([^)]*?)(?:,? *options *=.*)?\)? *\{/s.exec(source)![1]!;
      const before = names.split(",").map((each) => each.split("=")[0]!.trim());
      const call = (params: Params) =>
        client[name]!(
          ...positional(
            before.filter((each) => each !== ""),
            params,
          ),
        );
      return [{ name, route: `${verb} /${path}`, call }];
    });
    expect(methods.length).toBeGreaterThan(20);
    expect(await misfits(scene, methods, SPOT_TABLES)).toEqual([]);
  });

  test("of npm binance answers, or is refused as documented", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const client = new MainClient({ api_key: apiKey, api_secret: secret, baseUrl: recording.url });
    const methods = methodsOf(MainClient.prototype).flatMap(([name, method]): Method[] => {
      const source = String(method);
      const [, path] = /['"`](api\/v3\/[A-Za-z0-9/]+)/.exec(source) ?? [];
      const [, verb] = /this\.(get|post|put|delete)/i.exec(source) ?? [];
      if (path === undefined || verb === undefined || LISTEN_KEYS.test(path)) return [];
      const call = (params: Params) => (client as unknown as Called)[name]!(params);
      return [{ name, route: `${verb.toUpperCase()} /${path}`, call }];
    });
    expect(methods.length).toBeGreaterThan(40);
    expect(await misfits(scene, methods, SPOT_TABLES)).toEqual([]);
  });

  test("of ccxt's own for Binance's pages answers, or is refused as documented", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const exchange = new ccxt.binance({ apiKey, secret, enableRateLimit: false });
    const { api } = exchange.urls as { api: Record<string, string> };
    for (const [area, url] of Object.entries(api)) api[area] = url.replace(/^https:\/\/[^/]+/, recording.url);
    const declared = (exchange.describe() as { api: Record<string, Record<string, object>> }).api;
    const methods = (["public", "private"] as const).flatMap((area) =>
      Object.entries(declared[area]!).flatMap(([verb, paths]) =>
        Object.keys(paths)
          .filter((path) => !LISTEN_KEYS.test(path))
          .map((path): Method => {
            const name = [area, verb, ...path.split(/[^A-Za-z0-9]/)]
              .map((word, nth) => (nth === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
              .join("");
            const call = (params: Params) => (exchange as unknown as Called)[name]!(params);
            return { name, route: `${verb.toUpperCase()} /api/v3/${path}`, call };
          }),
      ),
    );
    expect(methods.length).toBeGreaterThan(35);
    expect(await misfits(scene, methods, SPOT_TABLES)).toEqual([]);
  });
});
