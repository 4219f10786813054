// Every method the client libraries have for margin, taken from the libraries themselves and called once.

import { Spot } from "@binance/connector";
import { MainClient } from "binance";
import ccxt from "ccxt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { unserved } from "../../src/api/endpoints.ts";
import type { Params } from "../venue.ts";
import {
  CALLS,
  type Method,
  methodsOf,
  misfits,
  NOT_SERVED,
  openScene,
  positional,
  RETIRED,
  type Scene,
} from "./margin-calls.ts";

const PATH = /\/?(sapi\/v1\/(?:margin|bnbBurn)[A-Za-z/-]*)/;
const LONG = 60_000;

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => expect(scene.venue.faults()).toEqual([]));

describe("every margin method", () => {
  test("of the official connector answers, or is refused as documented", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const client = new Spot(apiKey, secret, { baseURL: recording.url, timeout: 1000 }) as unknown as Called;
    const methods = methodsOf(Spot.prototype).flatMap(([name, method]): Method[] => {
      const source = String(method);
      const [, path] = PATH.exec(source) ?? [];
      if (path === undefined) return [];
      const verb = /['"](GET|POST|PUT|DELETE)['"]/.exec(source)![1]!;
      const names = /\(([^)]*?)(?:,? *options *=.*)?\)? *\{/s.exec(source)![1]!;
      const before = names.split(",").map((each) => each.trim());
      const call = (params: Params) =>
        client[name]!(
          ...positional(
            before.filter((each) => each !== ""),
            params,
          ),
        );
      return [{ name, route: `${verb} /${path}`, call }];
    });
    expect(methods.length).toBeGreaterThan(30);
    expect(await misfits(scene, methods)).toEqual([]);
  });

  test("of npm binance answers, or is refused as documented", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const client = new MainClient({ api_key: apiKey, api_secret: secret, baseUrl: recording.url });
    const methods = methodsOf(MainClient.prototype).flatMap(([name, method]): Method[] => {
      const source = String(method);
      const [, path] = PATH.exec(source) ?? [];
      const [, verb] = /this\.(get|post|put|delete)/i.exec(source) ?? [];
      if (path === undefined || verb === undefined) return [];
      // A method that writes its key into the address takes the key alone.
      const takes = (params: Params) => (source.includes("${listenKey}") ? params["listenKey"] : params);
      const call = (params: Params) => (client as unknown as Called)[name]!(takes(params));
      return [{ name, route: `${verb.toUpperCase()} /${path}`, call }];
    });
    expect(methods.length).toBeGreaterThan(70);
    expect(await misfits(scene, methods)).toEqual([]);
  });

  test("of ccxt's own for Binance's pages answers, or is refused as documented", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const exchange = new ccxt.binance({ apiKey, secret, enableRateLimit: false });
    const { api } = exchange.urls as { api: Record<string, string> };
    for (const [area, url] of Object.entries(api)) api[area] = url.replace(/^https:\/\/[^/]+/, recording.url);
    const declared = (exchange.describe() as { api: { sapi: Record<string, object> } }).api.sapi;
    const methods = Object.entries(declared).flatMap(([verb, paths]) =>
      Object.keys(paths)
        .filter((path) => /^(margin\/|bnbBurn)/.test(path))
        .map((path): Method => {
          const name = ["sapi", verb, ...path.split(/[^A-Za-z0-9]/)].map(capital).join("").replace(/^S/, "s");
          const call = (params: Params) => (exchange as unknown as Called)[name]!(params);
          return { name, route: `${verb.toUpperCase()} /sapi/v1/${path}`, call };
        }),
    );
    expect(methods.length).toBeGreaterThan(50);
    expect(await misfits(scene, methods)).toEqual([]);
  });
});

describe("ccxt's own methods for margin", () => {
  const LOAN = { asset: "USDT", pair: "BTC/USDT" } as const;
  /** What each is called with, and whether ccxt has it for Binance at all. */
  const OWN: Readonly<Record<string, readonly unknown[] | "not for margin accounts" | "not for Binance">> = {
    borrowCrossMargin: [LOAN.asset, 10],
    repayCrossMargin: [LOAN.asset, 10],
    borrowIsolatedMargin: [LOAN.pair, LOAN.asset, 100],
    repayIsolatedMargin: [LOAN.pair, LOAN.asset, 50],
    fetchBorrowInterest: [LOAN.asset],
    fetchBorrowRateHistory: [LOAN.asset],
    fetchCrossBorrowRate: [LOAN.asset],
    fetchIsolatedBorrowRate: [LOAN.pair],
    fetchIsolatedBorrowRates: [],
    fetchBorrowRate: "not for Binance",
    fetchCrossBorrowRates: "not for Binance",
    borrowMargin: "not for Binance",
    repayMargin: "not for Binance",
    setMargin: "not for Binance",
    addMargin: "not for margin accounts",
    reduceMargin: "not for margin accounts",
    setMarginMode: "not for margin accounts",
    fetchMarginMode: "not for margin accounts",
    fetchMarginModes: "not for margin accounts",
    fetchMarginAdjustmentHistory: "not for margin accounts",
  };

  test("answer, all of them", { timeout: LONG }, async () => {
    const { apiKey, secret, recording } = scene;
    const exchange = new ccxt.binance({ apiKey, secret, enableRateLimit: false });
    const { api } = exchange.urls as { api: Record<string, string> };
    for (const [area, url] of Object.entries(api)) api[area] = url.replace(/^https:\/\/[^/]+/, recording.url);
    await exchange.loadMarkets();
    const named = methodsOf(Object.getPrototypeOf(exchange) as object).map(([name]) => name);
    const own = new Set(
      named.filter((name) => /^(?:borrow|repay|fetch|set|add|reduce)[A-Za-z]*(?:Margin|Borrow)/.test(name)),
    );
    const also = named.filter((name) => /^(?:borrow|repay)/.test(name));
    expect([...new Set([...own, ...also])].toSorted()).toEqual(Object.keys(OWN).toSorted());
    for (const [name, given] of Object.entries(OWN)) {
      if (given === "not for margin accounts") continue;
      const called = (exchange as unknown as Called)[name]!(...(given === "not for Binance" ? [] : given));
      if (given === "not for Binance") await expect(called, name).rejects.toBeInstanceOf(ccxt.NotSupported);
      else await expect(called, name).resolves.toBeDefined();
    }
  });
});

test("no page is told twice, and what is said not to be served is not", () => {
  const told = [...Object.keys(CALLS).filter((route) => !NOT_SERVED.includes(route)), ...NOT_SERVED, ...RETIRED];
  expect(new Set(told).size).toBe(told.length);
  for (const route of NOT_SERVED) expect(unserved, route).toContain(route);
});

type Called = Record<string, (...given: unknown[]) => Promise<unknown>>;

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
