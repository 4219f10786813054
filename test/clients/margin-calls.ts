// Every page of margin that the client libraries have a method for: what a sensible call of it sends, and
// what it reads. A method of a library whose page stands in none of these tables fails the test.

import type { QuirkWords } from "../../src/genesis/quirks.ts";
import { type ListeningVenue, openListening } from "./listening.ts";
import { type Recording, recordingBefore } from "./recording.ts";
import { encodeParams, type Params, sign } from "../venue.ts";

/** A call of a page: parameters, made just before it is sent, and the code it is refused with, if it is. */
export interface SensibleCall {
  readonly params: (scene: Scene) => Params | Promise<Params>;
  /** The documented refusal of an account in this state; undefined where the call must succeed. */
  readonly refused?: number;
}

/** A venue with an account that has money, debts, orders and keys, behind a go-between. */
export interface Scene {
  readonly venue: ListeningVenue;
  readonly recording: Recording;
  readonly apiKey: string;
  readonly secret: string;
  /** A signed call past the library: to prepare what its next call needs. */
  call<T>(method: string, path: string, params?: Params): Promise<T>;
}

/** Documented pages that are not served yet, and so answer -1020. One that begins to work must be taken out here. */
export const NOT_SERVED: readonly string[] = [];

/** Paths the libraries still have and the documentation no longer has. */
export const RETIRED: readonly string[] = [
  "GET /sapi/v1/margin/asset",
  "GET /sapi/v1/margin/dribblet",
  "GET /sapi/v1/margin/dust",
  "GET /sapi/v1/margin/isolated/pair",
  "GET /sapi/v1/margin/isolated/transfer",
  "GET /sapi/v1/margin/leverageBracket",
  "GET /sapi/v1/margin/loan",
  "GET /sapi/v1/margin/pair",
  "GET /sapi/v1/margin/repay",
  "POST /sapi/v1/margin/dust",
  "POST /sapi/v1/margin/isolated/transfer",
  "POST /sapi/v1/margin/loan",
  "POST /sapi/v1/margin/repay",
  "POST /sapi/v1/margin/transfer",
];

/** Loans to institutions, which this exchange does not give: pages of another part of the documentation. */
export const OUT_OF_SCOPE = /^[A-Z]+ \/sapi\/v1\/margin\/loan-groups?\b/;

const none: SensibleCall = { params: () => ({}) };
const only = (params: Params): SensibleCall => ({ params: () => params });
const refused = (code: number, params: Params): SensibleCall => ({ params: () => params, refused: code });

const BID = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.001", price: "20000" };
const OCO = {
  symbol: "BTCUSDT",
  side: "BUY",
  quantity: "0.001",
  price: "20000",
  stopPrice: "40000",
  stopLimitPrice: "40100",
  stopLimitTimeInForce: "GTC",
};
const OTO = {
  symbol: "BTCUSDT",
  workingType: "LIMIT",
  workingSide: "BUY",
  workingPrice: "20000",
  workingQuantity: "0.001",
  workingIcebergQty: "0",
  workingTimeInForce: "GTC",
  pendingSide: "SELL",
  pendingQuantity: "0.001",
};

const placed = (scene: Scene): Promise<{ orderId: number }> => scene.call("POST", "/sapi/v1/margin/order", BID);
const listed = (scene: Scene): Promise<{ orderListId: number }> => scene.call("POST", "/sapi/v1/margin/order/oco", OCO);
const keyed = (scene: Scene): Promise<{ apiKey: string }> =>
  scene.call("POST", "/sapi/v1/margin/apiKey", { apiName: "made" });

const listening = (scene: Scene): Promise<{ listenKey: string }> => scene.call("POST", "/sapi/v1/margin/listen-key");

/** What each page is asked, by its route. */
export const CALLS: Readonly<Record<string, SensibleCall>> = {
  "GET /sapi/v1/bnbBurn": none,
  "POST /sapi/v1/bnbBurn": only({ spotBNBBurn: "false", interestBNBBurn: "false" }),
  "GET /sapi/v1/margin/account": none,
  "GET /sapi/v1/margin/allAssets": none,
  "GET /sapi/v1/margin/allOrderList": none,
  "GET /sapi/v1/margin/allOrders": only({ symbol: "BTCUSDT" }),
  "GET /sapi/v1/margin/allPairs": none,
  "GET /sapi/v1/margin/api-key-list": none,
  "GET /sapi/v1/margin/apiKey": { params: async (scene) => ({ apiKey: (await keyed(scene)).apiKey }) },
  "POST /sapi/v1/margin/apiKey": only({ apiName: "fast" }),
  "DELETE /sapi/v1/margin/apiKey": { params: async (scene) => ({ apiKey: (await keyed(scene)).apiKey }) },
  "PUT /sapi/v1/margin/apiKey/ip": {
    params: async (scene) => ({ apiKey: (await keyed(scene)).apiKey, ip: "127.0.0.1" }),
  },
  "GET /sapi/v1/margin/available-inventory": only({ type: "MARGIN" }),
  "GET /sapi/v1/margin/borrow-repay": only({ type: "BORROW" }),
  "POST /sapi/v1/margin/borrow-repay": only({ asset: "USDT", isIsolated: "FALSE", amount: "10", type: "BORROW" }),
  "GET /sapi/v1/margin/capital-flow": none,
  "GET /sapi/v1/margin/crossMarginCollateralRatio": none,
  "GET /sapi/v1/margin/crossMarginData": none,
  "GET /sapi/v1/margin/delist-schedule": none,
  "GET /sapi/v1/margin/exchange-small-liability": none,
  "GET /sapi/v1/margin/exchange-small-liability-history": only({ current: 1, size: 10 }),
  "POST /sapi/v1/margin/exchange-small-liability": refused(-3026, { assetNames: "ADA" }),
  "POST /sapi/v1/margin/exit-special-key-mode": none,
  "GET /sapi/v1/margin/forceLiquidationRec": none,
  "GET /sapi/v1/margin/interestHistory": none,
  "GET /sapi/v1/margin/interestRateHistory": only({ asset: "USDT" }),
  "GET /sapi/v1/margin/isolated/account": none,
  "POST /sapi/v1/margin/isolated/account": refused(-11001, { symbol: "BNBUSDT" }),
  "DELETE /sapi/v1/margin/isolated/account": refused(-11001, { symbol: "BNBUSDT" }),
  "GET /sapi/v1/margin/isolated/accountLimit": none,
  "GET /sapi/v1/margin/isolated/allPairs": none,
  "GET /sapi/v1/margin/isolatedMarginData": none,
  "GET /sapi/v1/margin/isolatedMarginTier": only({ symbol: "BTCUSDT" }),
  "GET /sapi/v1/margin/liquidation-loan": none,
  "POST /sapi/v1/margin/liquidation-loan/repay": refused(-3015, { asset: "USDC", amount: "1" }),
  "GET /sapi/v1/margin/liquidation-loan/repay-history": none,
  "POST /sapi/v1/margin/listen-key": none,
  "PUT /sapi/v1/margin/listen-key": { params: listening },
  "DELETE /sapi/v1/margin/listen-key": { params: listening },
  "POST /sapi/v1/margin/manual-liquidation": only({ type: "MARGIN" }),
  "POST /sapi/v1/margin/max-leverage": only({ maxLeverage: 5 }),
  "GET /sapi/v1/margin/maxBorrowable": only({ asset: "USDT" }),
  "GET /sapi/v1/margin/maxTransferable": only({ asset: "USDT" }),
  "GET /sapi/v1/margin/myTrades": only({ symbol: "BTCUSDT" }),
  "GET /sapi/v1/margin/next-hourly-interest-rate": only({ assets: "USDT", isIsolated: "FALSE" }),
  "GET /sapi/v1/margin/openOrderList": none,
  "GET /sapi/v1/margin/openOrders": only({ symbol: "BTCUSDT" }),
  "DELETE /sapi/v1/margin/openOrders": {
    async params(scene) {
      await placed(scene);
      return { symbol: "BTCUSDT" };
    },
  },
  "GET /sapi/v1/margin/order": {
    params: async (scene) => ({ symbol: "BTCUSDT", orderId: (await placed(scene)).orderId }),
  },
  "POST /sapi/v1/margin/order": only(BID),
  "DELETE /sapi/v1/margin/order": {
    params: async (scene) => ({ symbol: "BTCUSDT", orderId: (await placed(scene)).orderId }),
  },
  "POST /sapi/v1/margin/order/oco": only(OCO),
  "POST /sapi/v1/margin/order/oto": only({ ...OTO, pendingType: "MARKET" }),
  "POST /sapi/v1/margin/order/otoco": only({
    ...OTO,
    pendingAboveType: "LIMIT_MAKER",
    pendingAbovePrice: "40000",
    pendingBelowType: "STOP_LOSS",
    pendingBelowStopPrice: "15000",
  }),
  "GET /sapi/v1/margin/orderList": {
    params: async (scene) => ({ orderListId: (await listed(scene)).orderListId }),
  },
  "DELETE /sapi/v1/margin/orderList": {
    params: async (scene) => ({ symbol: "BTCUSDT", orderListId: (await listed(scene)).orderListId }),
  },
  "GET /sapi/v1/margin/priceIndex": only({ symbol: "BTCUSDT" }),
  "GET /sapi/v1/margin/rateLimit/order": none,
  "GET /sapi/v1/margin/tradeCoeff": none,
  "GET /sapi/v1/margin/transfer": none,
};

/** A scene: bob has money in his cross account and in BTCUSDT, owes some of it, and is otherwise as he was. */
export async function openScene(quirks: QuirkWords = {}): Promise<Scene> {
  const venue = await openListening(quirks);
  const { apiKey, secret } = venue.keysOf("bob");
  const scene: Scene = {
    venue,
    recording: await recordingBefore(venue.url),
    apiKey,
    secret,
    async call(method, path, params = {}) {
      const query = encodeParams({ ...params, timestamp: Date.now() });
      const address = `${venue.url}${path}?${query}&signature=${sign(secret, query)}`;
      const answer = await fetch(address, { method, headers: { "x-mbx-apikey": apiKey } });
      const body: unknown = await answer.json();
      if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`);
      return body as never;
    },
  };
  const moves = (type: string, amount: string, more: Params = {}) =>
    scene.call("POST", "/sapi/v1/asset/transfer", { type, asset: "USDT", amount, ...more });
  await moves("MAIN_MARGIN", "20000");
  await moves("MAIN_ISOLATED_MARGIN", "1000", { toSymbol: "BTCUSDT" });
  await scene.call("POST", "/sapi/v1/margin/borrow-repay", { asset: "USDT", amount: "100", type: "BORROW" });
  return scene;
}

/** A method a library has for a page. */
export interface Method {
  readonly name: string;
  readonly route: string;
  readonly call: (params: Params) => Promise<unknown>;
}

/** Pages by how they are called, and what is known of others. */
export interface Tables {
  readonly calls: Readonly<Record<string, SensibleCall>>;
  /** Paths the documentation no longer has. */
  readonly retired: readonly string[];
  /** Documented pages that are not served. */
  readonly unserved: readonly string[];
}

const MARGIN_TABLES: Tables = { calls: CALLS, retired: RETIRED, unserved: NOT_SERVED };

/** Calls every method once and says what came of each that is not what the tables say; nothing where all is well. */
export async function misfits(
  scene: Scene,
  methods: readonly Method[],
  tables: Tables = MARGIN_TABLES,
): Promise<string[]> {
  const found: string[] = [];
  for (const { name, route, call } of methods) {
    if (OUT_OF_SCOPE.test(route)) continue;
    const row = tables.calls[route];
    if (row === undefined && !tables.retired.includes(route) && !tables.unserved.includes(route)) {
      found.push(`${name} calls ${route}, which is in no table`);
      continue;
    }
    let params: Params;
    try {
      // Libraries write into what they are given.
      params = { ...(await row?.params(scene)) };
    } catch (error) {
      found.push(`${name} could not be prepared: ${String(error)}`);
      continue;
    }
    scene.recording.taken();
    const threw = await call(params).then(
      () => false,
      () => true,
    );
    const seen = scene.recording.taken().at(-1);
    const came = `${name}: ${seen?.route} came to ${seen?.status} ${seen?.body.slice(0, 160)}${threw ? ", and threw" : ""}`;
    if (seen?.route !== route) found.push(`${came}, not ${route}`);
    else if (!isAsTold(seen, route, threw, tables)) found.push(came);
  }
  return found;
}

function isAsTold(
  seen: { status: number; code: number | undefined },
  route: string,
  threw: boolean,
  { calls, retired, unserved }: Tables,
): boolean {
  if (retired.includes(route)) return seen.status === 404 && threw;
  if (unserved.includes(route)) return seen.code === -1020 && threw;
  const { refused: code } = calls[route]!;
  return code === undefined ? seen.status === 200 && !threw : seen.code === code && threw;
}

/** Parameters as a method takes them: those it names, in their order, and then the others. */
export function positional(names: readonly string[], params: Params): unknown[] {
  const { ...others } = params;
  const given = names.map((name) => {
    const value = others[name];
    delete others[name];
    return value;
  });
  return [...given, others];
}

/** The functions of a class and of what it was made from, by name. */
export function methodsOf(of: object): [name: string, method: (...given: unknown[]) => Promise<unknown>][] {
  const found: [string, (...given: unknown[]) => Promise<unknown>][] = [];
  for (let proto = of; proto !== Object.prototype && proto !== null; proto = Object.getPrototypeOf(proto) as object) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(proto))) {
      if (typeof value === "function" && name !== "constructor") found.push([name, value as never]);
    }
  }
  return found;
}
