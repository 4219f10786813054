import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, shape, shapeOf } from "../../../shape.ts";
import { encodeParams, openVenue, PADDED_FIGURES, type Params, sign, stateOf } from "../../../venue.ts";

const venue = await openVenue(PADDED_FIGURES);
const PATH = "/sapi/v1/asset/transfer";
const [alice, bob, carol] = [venue.as("alice"), venue.as("bob"), venue.as("carol")];
type Trader = typeof alice;

const spotOf = (trader: Trader, asset: string): Promise<string> => free(trader, "/api/v3/account", "balances", asset);
const crossOf = (trader: Trader, asset: string): Promise<string> =>
  free(trader, "/sapi/v1/margin/account", "userAssets", asset);

async function free(trader: Trader, path: string, rows: string, asset: string): Promise<string> {
  const { body } = await trader.get(path);
  return body[rows].find((row: { asset: string }) => row.asset === asset)?.free ?? "0.00000000";
}

async function isolatedOf(trader: Trader, symbol: string): Promise<{ base: string; quote: string } | undefined> {
  const { body } = await trader.get("/sapi/v1/margin/isolated/account");
  const row = body.assets.find((each: { symbol: string }) => each.symbol === symbol);
  return row === undefined ? undefined : { base: row.baseAsset.free, quote: row.quoteAsset.free };
}

/** Moves money and says under which number. Fails where it was refused. */
async function moved(trader: Trader, type: string, asset: string, amount: string, more: Params = {}): Promise<number> {
  const { status, body, text } = await trader.post(PATH, { type, asset, amount, ...more });
  expect(status, text).toBe(200);
  return body.tranId;
}

test("it has the documented member", async () => {
  const { body } = await alice.post(PATH, { type: "MAIN_MARGIN", asset: "USDT", amount: "1" });
  expect(shapeOf(body)).toBe(shape({ tranId: INTEGER }));
});

test("money goes once round all wallets, each step under a higher number", async () => {
  const pair = { fromSymbol: "BTCUSDT", toSymbol: "BTCUSDT" };
  const numbers = [
    await moved(bob, "MAIN_MARGIN", "BTC", "1"),
    await moved(bob, "MARGIN_ISOLATEDMARGIN", "BTC", "0.9", { toSymbol: "BTCUSDT" }),
    await moved(bob, "ISOLATEDMARGIN_ISOLATEDMARGIN", "BTC", "0.8", { ...pair, toSymbol: "ETHBTC" }),
    await moved(bob, "ISOLATEDMARGIN_MARGIN", "BTC", "0.7", { fromSymbol: "ETHBTC" }),
    await moved(bob, "MARGIN_CMFUTURE", "BTC", "0.6"),
    await moved(bob, "CMFUTURE_MARGIN", "BTC", "0.5"),
    await moved(bob, "MARGIN_MAIN", "BTC", "0.4"),
    await moved(bob, "MAIN_CMFUTURE", "BTC", "0.3"),
    await moved(bob, "CMFUTURE_MAIN", "BTC", "0.2"),
  ];
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(new Set(numbers).size).toBe(9);
  // 5 − 1 + 0.4 − 0.3 + 0.2; 1 − 0.9 + 0.7 − 0.6 + 0.5 − 0.4; 0.9 − 0.8; 0.8 − 0.7.
  expect(await spotOf(bob, "BTC")).toBe("4.30000000");
  expect(await crossOf(bob, "BTC")).toBe("0.30000000");
  expect(await isolatedOf(bob, "BTCUSDT")).toEqual({ base: "0.10000000", quote: "0.00000000" });
  expect(await isolatedOf(bob, "ETHBTC")).toEqual({ base: "0.00000000", quote: "0.10000000" });
});

test("ccxt's own types are taken, and a stray blank or another case is forgiven", async () => {
  await moved(carol, "MAIN_ISOLATED_MARGIN", "USDT", "100", { toSymbol: "ETHUSDT" });
  expect(await isolatedOf(carol, "ETHUSDT")).toEqual({ base: "0.00000000", quote: "100.00000000" });
  await moved(carol, "ISOLATED_MARGIN_MAIN", "USDT", "40", { fromSymbol: "ETHUSDT" });
  await moved(carol, "main_margin ", "USDT", "10");
  await moved(carol, "MARGIN_ISOLATEDMARGIN ", "USDT", "10", { toSymbol: "ETHUSDT" });
  expect(await isolatedOf(carol, "ETHUSDT")).toEqual({ base: "0.00000000", quote: "70.00000000" });
});

test("the first transfer into a pair opens its isolated account", async () => {
  const dave = venue.as("dave");
  expect(await isolatedOf(dave, "BNBUSDT")).toBeUndefined();
  const limit = () => dave.get("/sapi/v1/margin/isolated/accountLimit").then(({ body }) => body.enabledAccount);
  expect(await limit()).toBe(0);
  await moved(dave, "MAIN_ISOLATED_MARGIN", "BNB", "1", { toSymbol: "BNBUSDT" });
  expect(await isolatedOf(dave, "BNBUSDT")).toEqual({ base: "1.00000000", quote: "0.00000000" });
  expect(await limit()).toBe(1);
});

test("a disabled pair takes nothing", async () => {
  const erin = venue.as("erin");
  await moved(erin, "MAIN_ISOLATED_MARGIN", "BNB", "1", { toSymbol: "BNBUSDT" });
  await moved(erin, "ISOLATED_MARGIN_MAIN", "BNB", "1", { fromSymbol: "BNBUSDT" });
  await erin.delete("/sapi/v1/margin/isolated/account", { symbol: "BNBUSDT" });
  const { body } = await erin.post(PATH, {
    type: "MAIN_ISOLATED_MARGIN",
    asset: "BNB",
    amount: "1",
    toSymbol: "BNBUSDT",
  });
  expect(body).toEqual({ code: -11101, msg: "This isolated margin pair is disabled. Please activate it." });
});

test("debts keep what they need: the level must not fall below 2", async () => {
  const frank = venue.as("frank");
  await moved(frank, "MAIN_MARGIN", "BTC", "1");
  await moved(frank, "MAIN_ISOLATED_MARGIN", "BTC", "1", { toSymbol: "BTCUSDT" });
  const loan = { type: "BORROW", asset: "USDT", amount: "10000" };
  await frank.post("/sapi/v1/margin/borrow-repay", { ...loan, isIsolated: "FALSE" });
  await frank.post("/sapi/v1/margin/borrow-repay", { ...loan, isIsolated: "TRUE", symbol: "BTCUSDT" });
  const before = stateOf(venue);
  // Worth 40000 with debts of 10000 and the first hour's interest: a little less than 20000 may go, 0.6666 BTC.
  const cross = await frank.post(PATH, { type: "MARGIN_MAIN", asset: "BTC", amount: "0.66667" });
  expect(cross.body).toEqual({ code: -3020, msg: "Transfer out amount exceeds max amount." });
  const out = { type: "ISOLATED_MARGIN_MAIN", asset: "BTC", fromSymbol: "BTCUSDT" };
  const isolated = await frank.post(PATH, { ...out, amount: "0.66667" });
  expect(isolated.body).toEqual({ code: -3020, msg: "Exceeding the maximum transferable limit." });
  expect(stateOf(venue)).toBe(before);
  await moved(frank, "MARGIN_MAIN", "BTC", "0.6666");
  await moved(frank, "ISOLATED_MARGIN_MAIN", "BTC", "0.6666", { fromSymbol: "BTCUSDT" });
});

test("coins that are no margin of contracts stay out of the contract wallet", async () => {
  await moved(alice, "MAIN_MARGIN", "USDT", "1");
  for (const type of ["MAIN_CMFUTURE", "MARGIN_CMFUTURE"]) {
    const before = stateOf(venue);
    const { body } = await alice.post(PATH, { type, asset: "USDT", amount: "1" });
    expect(body, type).toEqual({ code: -5003, msg: "You don't have this asset." });
    expect(stateOf(venue)).toBe(before);
  }
  // Alice has two bitcoin there.
  const { body: tooMuch } = await alice.post(PATH, { type: "CMFUTURE_MAIN", asset: "BTC", amount: "2.00000001" });
  expect(tooMuch).toEqual({ code: -5013, msg: "Asset transfer failed: insufficient balance" });
});

test("faults are found in the order of the parameters, then of the type, then by the exchange", async () => {
  const decimals = "legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.";
  const symbols = "legal range is '^[A-Z0-9-_.]{1,20}$'.";
  const wrong = { type: "MAIN_BANK", asset: "B$", fromSymbol: "a b", toSymbol: "c" };
  const answer = await repaired(venue, (params) => alice.post(PATH, params), wrong, [
    [-1130, "Data sent for parameter 'type' is not valid.", { type: "MAIN_FUNDING" }],
    [-1100, "Illegal characters found in parameter 'asset'; legal range is '^[A-Za-z0-9]{1,20}$'.", { asset: "DOGE" }],
    [-1102, "Mandatory parameter 'amount' was not sent, was empty/null, or malformed.", { amount: "-1" }],
    [-1100, `Illegal characters found in parameter 'amount'; ${decimals}`, { amount: "0.123456789" }],
    [-1111, "Precision is over the maximum defined for this asset.", { amount: "0" }],
    [-1100, `Illegal characters found in parameter 'fromSymbol'; ${symbols}`, { fromSymbol: undefined }],
    [-1100, `Illegal characters found in parameter 'toSymbol'; ${symbols}`, { toSymbol: "" }],
    [-1020, "This operation is not supported.", { type: "ISOLATEDMARGIN_ISOLATEDMARGIN" }],
    [-1102, "Mandatory parameter 'fromSymbol' was not sent, was empty/null, or malformed.", { fromSymbol: "BTCUSDT" }],
    [-1102, "Mandatory parameter 'toSymbol' was not sent, was empty/null, or malformed.", { toSymbol: "BTCUSDT" }],
    [-5007, "Quantity must be greater than zero.", { amount: "150000" }],
    [-5003, "You don't have this asset.", { asset: "ADA" }],
    [-1130, "Data sent for parameter 'toSymbol' is not valid.", { toSymbol: "DOGEUSDT" }],
    [-1121, "Invalid symbol.", { toSymbol: "ETHUSDT" }],
    [-11106, "Asset is not in symbol.", { asset: "USDT" }],
    [-11001, "Isolated margin account does not exist.", { type: "MAIN_ISOLATED_MARGIN" }],
    [-5013, "Asset transfer failed: insufficient balance", { amount: "5" }],
  ]);
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});

test("wallets nobody has here are refused by name, every documented one of them", async () => {
  const others = [
    "MAIN_UMFUTURE",
    "FUNDING_MAIN",
    "MARGIN_OPTION",
    "PORTFOLIO_MARGIN_MAIN",
    "UMFUTURE_FUNDING",
    "FUNDING_CMFUTURE",
  ];
  for (const type of others) {
    const { status, body } = await alice.post(PATH, { type, asset: "USDT", amount: "1" });
    expect([status, body], type).toEqual([400, { code: -1020, msg: "This operation is not supported." }]);
  }
});

test("a key must be allowed to transfer, and a transfer costs its account 900", async () => {
  const secret = "s".repeat(64);
  const key = "k".repeat(64);
  const permissions = { reading: true, trading: true, margin: true, futures: true, universalTransfer: false };
  await venue.perform({ type: "IssueKey", account: 1, key, kind: "hmac", secret, permissions });
  const query = encodeParams({ type: "MAIN_MARGIN", asset: "USDT", amount: "1", timestamp: venue.now() });
  const refused = await venue.raw("POST", PATH, { query: `${query}&signature=${sign(secret, query)}`, apiKey: key });
  expect([refused.status, refused.body]).toEqual([
    401,
    { code: -1002, msg: "You are not authorized to execute this request." },
  ]);
  const judy = venue.as("judy");
  const { headers } = await judy.post(PATH, { type: "MAIN_MARGIN", asset: "USDT", amount: "1" });
  expect(headers["x-sapi-used-uid-weight-1m"]).toBe("900");
});
