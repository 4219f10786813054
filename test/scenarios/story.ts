// The words the stories are told in: what a trader asks for, that it is done, and how things stand then.
// What is asked for is a request not yet sent, so that one story can have it done and another refused.

import { expect } from "vitest";
import type { Answer, Params, TestVenue, Trader } from "../venue.ts";
import { encodeParams, sign } from "../venue.ts";

/** Something asked for, to be sent when the story gets there. */
export type Request = () => Promise<Answer>;

/** An amount of a coin as it is said: "1000 USDT". */
export type Sum = `${number} ${string}`;

/** One of a trader's wallets: spot, cross, coinm, or the isolated account of a pair. */
export type Wallet = string;

const MARGIN = "/sapi/v1/margin";
const NAMES: Record<string, string> = { spot: "MAIN", cross: "MARGIN", coinm: "CMFUTURE" };

/** Has something done: it must not be refused. */
export async function done<T = Record<string, unknown>>(request: Request): Promise<T> {
  const answer = await request();
  expect(answer.status, answer.text).toBe(200);
  return answer.body as T;
}

/** Money on its way from one of a trader's wallets to another. */
export function moving(trader: Trader, sum: Sum, { from, to }: { from: Wallet; to: Wallet }): Request {
  const [amount, asset] = sum.split(" ") as [string, string];
  // From and to spot the types of isolated accounts are spelled as clients send them.
  const isolated = from === "spot" || to === "spot" ? "ISOLATED_MARGIN" : "ISOLATEDMARGIN";
  const type = `${NAMES[from] ?? isolated}_${NAMES[to] ?? isolated}`;
  const fromSymbol = from in NAMES ? undefined : from;
  const toSymbol = to in NAMES ? undefined : to;
  return () => trader.post("/sapi/v1/asset/transfer", { type, asset, amount, fromSymbol, toSymbol });
}

/** A loan to a cross account or to that of a pair. */
export function borrowing(trader: Trader, sum: Sum, account: Wallet): Request {
  return loan(trader, "BORROW", sum, account);
}

/** A loan's repayment. */
export function repaying(trader: Trader, sum: Sum, account: Wallet): Request {
  return loan(trader, "REPAY", sum, account);
}

function loan(trader: Trader, type: string, sum: Sum, account: Wallet): Request {
  const [amount, asset] = sum.split(" ") as [string, string];
  const where = account === "cross" ? { isIsolated: "FALSE" } : { isIsolated: "TRUE", symbol: account };
  return () => trader.post(`${MARGIN}/borrow-repay`, { asset, amount, type, ...where });
}

/** The isolated account of a pair, to be disabled. */
export function disabling(trader: Trader, symbol: string): Request {
  return () => trader.delete(`${MARGIN}/isolated/account`, { symbol });
}

/** The isolated account of a pair, to be enabled again. */
export function enabling(trader: Trader, symbol: string): Request {
  return () => trader.post(`${MARGIN}/isolated/account`, { symbol });
}

/** A margin order. */
export function ordering(trader: Trader, order: Params): Request {
  return () => trader.post(`${MARGIN}/order`, order);
}

/** A margin OCO. */
export function ocoing(trader: Trader, oco: Params): Request {
  return () => trader.post(`${MARGIN}/order/oco`, oco);
}

/** A margin order that brings another with it once it is filled: an OTO. */
export function otoing(trader: Trader, oto: Params): Request {
  return () => trader.post(`${MARGIN}/order/oto`, oto);
}

/** The same with two others, of which one ends the other: an OTOCO. */
export function otocoing(trader: Trader, otoco: Params): Request {
  return () => trader.post(`${MARGIN}/order/otoco`, otoco);
}

/** A spot order. */
export function orderingSpot(trader: Trader, order: Params): Request {
  return () => trader.post("/api/v3/order", order);
}

/** A spot order that waits at a price, where others trade with it. */
export function quoting(trader: Trader, side: "BUY" | "SELL", of: Params): Request {
  return orderingSpot(trader, { symbol: "BTCUSDT", side, type: "LIMIT", timeInForce: "GTC", ...of });
}

/** An order on a contract. */
export function orderingContracts(trader: Trader, order: Params): Request {
  return () => trader.post("/dapi/v1/order", order);
}

/** What a margin page shows. */
export function seen<T = Record<string, unknown>>(trader: Trader, page: string, params: Params = {}): Promise<T> {
  return done<T>(() => trader.get(`${MARGIN}${page}`, params));
}

/** How the isolated account of a pair stands. */
export async function standing(trader: Trader, symbol: string): Promise<Record<string, unknown>> {
  const { assets } = await seen<{ assets: Record<string, unknown>[] }>(trader, "/isolated/account", {
    symbols: symbol,
  });
  return assets[0]!;
}

/** What the cross account has and owes of a coin; undefined where it has never had any. */
export async function crossOf(trader: Trader, coin: string): Promise<unknown> {
  const { userAssets } = await seen<{ userAssets: { asset: string }[] }>(trader, "/account");
  return userAssets.find(({ asset }) => asset === coin);
}

/** What the spot wallet has of a coin. */
export async function spotOf(trader: Trader, coin: string): Promise<unknown> {
  const { balances } = await done<{ balances: { asset: string }[] }>(() => trader.get("/api/v3/account"));
  return balances.find(({ asset }) => asset === coin);
}

/** The legs of a pair's contract as the risk page shows them. */
export async function legsOf(trader: Trader, pair: string): Promise<Record<string, unknown>[]> {
  const all = await done<Record<string, unknown>[]>(() => trader.get("/dapi/v1/positionRisk", { pair }));
  return all.filter((leg) => leg["symbol"] === `${pair}_PERP`);
}

/** Steers the venue over its control plane. */
export async function steer(venue: TestVenue, method: string, verb: string, body?: Params): Promise<unknown> {
  const response = await fetch(`${venue.running.url}/margrave/v1${verb}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}

/** A market's price gets somewhere, and with it the index, the marks and the house's quotes. */
export async function reaches(venue: TestVenue, symbol: string, price: string): Promise<void> {
  await steer(venue, "PUT", `/prices/${symbol}`, { price });
}

/** Lets somebody new open an account. */
export async function opens(venue: TestVenue, name: string): Promise<Trader> {
  return holder(venue, (await steer(venue, "POST", "/accounts", { name })) as Key);
}

/** An API key as the control plane hands it out. */
export interface Key {
  readonly apiKey: string;
  readonly secret: string;
}

/** Who signs with a key. */
export function holder(venue: TestVenue, { apiKey, secret }: Key): Trader {
  const call =
    (method: string) =>
    (path: string, params: Params = {}): Promise<Answer> => {
      const query = encodeParams({ ...params, timestamp: venue.now() });
      return venue.raw(method, path, { query: `${query}&signature=${sign(secret, query)}`, apiKey });
    };
  return { key: apiKey, secret, get: call("GET"), post: call("POST"), put: call("PUT"), delete: call("DELETE") };
}
