// What the tests of contract pages have in common: books that are empty but for what a test puts
// there, trades at known prices, and marks.

import { expect } from "vitest";
import { DEMO_ACCOUNTS } from "../../../../src/genesis/default.ts";
import { amountOf, priceOf } from "../../../../src/genesis/figures.ts";
import { minus } from "../../../../src/money/arithmetic.ts";
import { expectRefusal, type Refusal } from "../../../refusal.ts";
import type { Answer, Params, TestVenue, Trader } from "../../../venue.ts";

/** The beginning of the contract pages' paths. */
export const DAPI = "/dapi/v1";
/** The contract of 100 dollars most tests trade; its mark is 30000. */
export const BTC = "BTCUSD_PERP";
/** A contract of 10 dollars; its mark is 2000. */
export const ETH = "ETHUSD_PERP";

/** All contracts of a fresh venue in the order in which they are listed: it is founded in January 2026. */
export const CONTRACTS = [
  "BTCUSD_PERP",
  "ETHUSD_PERP",
  "BNBUSD_PERP",
  "BTCUSD_260327",
  "BTCUSD_260626",
  "ETHUSD_260327",
  "ETHUSD_260626",
] as const;
/** Those of them on a pair. */
export const contractsOn = (pair: string): string[] => CONTRACTS.filter((symbol) => symbol.startsWith(`${pair}_`));

/** From one stamp of funding to the next. */
export const EIGHT_HOURS = 28_800_000;

/** Who keeps the books liquid: the account after the demo accounts. */
const HOUSE = DEMO_ACCOUNTS.length + 1;

/** A row of a body, its values not looked into. */
export type Row = Readonly<Record<string, unknown>>;

/** The body of an answer that must have succeeded. */
export function bodyOf(answer: Answer): unknown {
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown;
}

/** What a query of the contract pages shows: rows, where nothing else is said. */
export async function gets<T = readonly Row[]>(
  caller: Pick<Trader, "get">,
  page: string,
  params: Params = {},
): Promise<T> {
  return bodyOf(await caller.get(`${DAPI}${page}`, params)) as T;
}

/** What an action of the contract pages answers. */
export async function posts<T = Row>(trader: Trader, page: string, params: Params = {}): Promise<T> {
  return bodyOf(await trader.post(`${DAPI}${page}`, params)) as T;
}

/** Holds a body against one written by hand: values, types, and keys in their order. */
export function expectBody(body: unknown, written: unknown): void {
  expect(JSON.stringify(body, undefined, 1)).toBe(JSON.stringify(written, undefined, 1));
}

/** Takes the house's orders out of a contract's book. */
export async function emptyBook(venue: TestVenue, symbol = BTC): Promise<void> {
  await venue.perform({
    type: "CancelOpenOrders",
    purse: { kind: "coinm", account: HOUSE },
    symbol,
    refuseIfNone: true,
  });
}

/** Sets a contract's mark price alone. */
export async function marks(venue: TestVenue, price: string, symbol = BTC): Promise<void> {
  await venue.perform({ type: "ObserveMark", symbol, price: priceOf(price) });
}

/** Brings coins into an account's futures wallet. */
export async function credit(
  venue: TestVenue,
  name: (typeof DEMO_ACCOUNTS)[number],
  asset: string,
  amount: string,
): Promise<void> {
  const to = { kind: "coinm", account: DEMO_ACCOUNTS.indexOf(name) + 1 } as const;
  await venue.perform({ type: "Credit", to, asset, amount: amountOf(amount) });
}

/** Takes coins out of an account's futures wallet until so much is left. */
export async function leaves(
  venue: TestVenue,
  name: (typeof DEMO_ACCOUNTS)[number],
  asset: string,
  left: string,
): Promise<void> {
  const account = DEMO_ACCOUNTS.indexOf(name) + 1;
  const row = (await gets(venue.as(name), "/balance")).find((each) => each["asset"] === asset)!;
  const { rejection } = await venue.perform({
    type: "Transfer",
    from: { kind: "coinm", account },
    to: { kind: "spot", account },
    asset,
    amount: minus(amountOf(String(row["crossWalletBalance"])), amountOf(left)),
  });
  expect(rejection).toBeUndefined();
}

/** A leg of an account as the risk page shows it. */
export async function risk(trader: Trader, pair = "BTCUSD", positionSide = "BOTH"): Promise<Row> {
  return (await gets(trader, "/positionRisk", { pair })).find((row) => row["positionSide"] === positionSide)!;
}

/** A limit order that waits: which one it was. */
export async function rests(trader: Trader, order: Params): Promise<number> {
  const limit = { symbol: BTC, type: "LIMIT", timeInForce: "GTC", ...order };
  return (await posts<{ orderId: number }>(trader, "/order", limit)).orderId;
}

/** A trade between two: the first one's order waits in the book, the second one's takes it. */
export async function trade(
  maker: Trader,
  taker: Trader,
  of: {
    readonly takerSide: "BUY" | "SELL";
    readonly quantity: number;
    readonly price: string;
    readonly symbol?: string;
    /** The position side of the taker, in hedge mode. */
    readonly positionSide?: "LONG" | "SHORT";
  },
): Promise<void> {
  const { takerSide, positionSide, ...order } = of;
  await rests(maker, { ...order, side: takerSide === "BUY" ? "SELL" : "BUY" });
  await rests(taker, { ...order, side: takerSide, positionSide });
}

/** Sends a request with everything wrong, and repairs one fault after the other. */
export async function expectRepairs(
  venue: TestVenue,
  send: (params: Params) => Promise<Answer>,
  wrong: Params,
  repairs: readonly (readonly [refused: Refusal, repair: Params])[],
): Promise<Params> {
  let params = wrong;
  for (const [refused, repair] of repairs) {
    const sent = params;
    await expectRefusal(venue, () => send(sent), refused);
    params = Object.assign({}, params, repair);
  }
  return params;
}

/** What a call adds to the weight its address has used. */
export async function weightOf(call: () => Promise<Answer>): Promise<number> {
  const used = (answer: Answer): number => Number(answer.headers["x-mbx-used-weight-1m"]);
  const before = used(await call());
  return used(await call()) - before;
}

/** What is read for a symbol that is no contract. */
export const BAD_SYMBOL: Refusal = [-1121, "Invalid symbol."];
/** What is read for a pair without contracts. */
export const BAD_PAIR: Refusal = [-4087, "Invalid pair."];
/** What is read for parameters that do not go together. */
export const BAD_COMBINATION: Refusal = [-1128, "Combination of optional parameters invalid."];

/** What is read for a text with letters it may not have. */
export function illegal(name: string, range: string): Refusal {
  return [-1100, `Illegal characters found in parameter '${name}'; legal range is '${range}'.`];
}

/** What is read for a symbol or pair with letters none has. */
export function illegalName(name: string): Refusal {
  return illegal(name, "^[A-Z0-9-_.]{1,20}$");
}

/** What is read for a text that is no whole number. */
export function illegalWhole(name: string): Refusal {
  return illegal(name, "^[0-9]{1,20}$");
}

/** What is read for a text that is no decimal. */
export function illegalDecimal(name: string): Refusal {
  return illegal(name, "^([0-9]{1,20})(\\.[0-9]{1,20})?$");
}
