import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { BOOLEAN, PADDED, shape, shapeOf, TEXT } from "../../../shape.ts";
import { HOURS, openVenue, PADDED_FIGURES, type Params, type TestVenue, type Trader } from "../../../venue.ts";
import { aliceGoesLong, gets, MARGIN } from "../scene.ts";

const PATH = `${MARGIN}/isolated/account`;
const PAGE = "/isolated/account";

interface Row {
  readonly symbol: string;
  readonly marginLevel: string;
  readonly marginLevelStatus: string;
  readonly liquidatePrice: string;
  readonly liquidateRate: string;
  readonly quoteAsset: Record<string, unknown>;
}
interface Body {
  readonly assets: readonly Row[];
}

const COIN = {
  asset: TEXT,
  borrowEnabled: BOOLEAN,
  borrowed: PADDED,
  free: PADDED,
  interest: PADDED,
  locked: PADDED,
  netAsset: PADDED,
  netAssetOfBtc: PADDED,
  repayEnabled: BOOLEAN,
  totalAsset: PADDED,
};
const ROW = {
  baseAsset: COIN,
  quoteAsset: COIN,
  symbol: TEXT,
  isolatedCreated: BOOLEAN,
  enabled: BOOLEAN,
  marginLevel: PADDED,
  marginLevelStatus: TEXT,
  marginRatio: PADDED,
  indexPrice: PADDED,
  liquidatePrice: PADDED,
  liquidateRate: PADDED,
  tradeEnabled: BOOLEAN,
};

let venue: TestVenue;
let alice: Trader;
const accounts = (params: Params = {}) => gets<Body>(alice, PAGE, params);
const symbolsOf = ({ assets }: Body) => assets.map(({ symbol }) => symbol);

beforeEach(async () => {
  venue = await openVenue(PADDED_FIGURES);
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

describe("two shapes", () => {
  test("all accounts with totals, some accounts without", async () => {
    await aliceGoesLong(venue);
    const totals = { totalAssetOfBtc: PADDED, totalLiabilityOfBtc: PADDED, totalNetAssetOfBtc: PADDED };
    expect(shapeOf(await accounts())).toBe(shape({ assets: [ROW], ...totals }));
    expect(shapeOf(await accounts({ symbols: "BTCUSDT" }))).toBe(shape({ assets: [ROW] }));
  });

  test("five pairs as asked, in their order and once each; six are refused", async () => {
    const five = "ETHUSDT,BTCUSDT,BNBUSDT,ETHBTC,BNBBTC";
    expect(symbolsOf(await accounts({ symbols: five }))).toEqual(five.split(","));
    expect(symbolsOf(await accounts({ symbols: " BTCUSDT, ETHUSDT ,BTCUSDT" }))).toEqual(["BTCUSDT", "ETHUSDT"]);
    const six = () => alice.get(PATH, { symbols: `${five},ADAUSDT` });
    await expectRefusal(venue, six, [-11107, "At most 5 symbols can be sent."]);
    const unknown = () => alice.get(PATH, { symbols: "BTCUSDT,NOSUCH" });
    await expectRefusal(venue, unknown, [-1121, "Invalid symbol."]);
    const hole = () => alice.get(PATH, { symbols: "BTCUSDT,,ETHUSDT" });
    await expectRefusal(venue, hole, [-1130, "Data sent for parameter 'symbols' is not valid."]);
  });

  test("an empty list is none, and a misspelt name is not looked at", async () => {
    await venue.fund("alice", "BTCUSDT", "USDT", "1");
    await venue.fund("alice", "ETHBTC", "BTC", "1");
    for (const params of [{}, { symbols: "" }, { symbol: "BTCUSDT" }]) {
      const body = await accounts(params);
      expect(symbolsOf(body)).toEqual(["BTCUSDT", "ETHBTC"]);
      // 1 USDT at 30000 and 1 BTC: 0.0000333… and 1, rounded together.
      const totals = { totalAssetOfBtc: "1.00003333", totalLiabilityOfBtc: "0.00000000" };
      expect(body).toMatchObject({ ...totals, totalNetAssetOfBtc: "1.00003333" });
    }
  });
});

test("a pair never used has a full row of nothing", async () => {
  const { assets } = await accounts({ symbols: "ADAUSDT" });
  const coin = {
    borrowEnabled: true,
    borrowed: "0.00000000",
    free: "0.00000000",
    interest: "0.00000000",
    locked: "0.00000000",
    netAsset: "0.00000000",
    netAssetOfBtc: "0.00000000",
    repayEnabled: true,
    totalAsset: "0.00000000",
  };
  expect(assets).toEqual([
    {
      baseAsset: { asset: "ADA", ...coin },
      quoteAsset: { asset: "USDT", ...coin },
      symbol: "ADAUSDT",
      isolatedCreated: false,
      enabled: false,
      marginLevel: "999.00000000",
      marginLevelStatus: "EXCESSIVE",
      marginRatio: "5.00000000",
      indexPrice: "0.50000000",
      liquidatePrice: "0.00000000",
      liquidateRate: "0.00000000",
      tradeEnabled: false,
    },
  ]);
  expect(symbolsOf(await accounts())).toEqual([]);
});

describe("an account that owes", () => {
  // One BTC bought with 10000 of one's own: 0.999 BTC after commission, 20000 + 0.39583334 owed.
  test("its coins, its level and the price that would end it", async () => {
    await aliceGoesLong(venue);
    const body = await accounts();
    expect(body.assets[0]).toMatchObject({
      baseAsset: { borrowed: "0.00000000", free: "0.99900000", totalAsset: "0.99900000", netAssetOfBtc: "0.99900000" },
      quoteAsset: {
        borrowed: "20000.00000000",
        free: "0.00000000",
        interest: "0.39583334",
        netAsset: "-20000.39583334",
        // −20000.39583334 ÷ 30000
        netAssetOfBtc: "-0.66667986",
      },
      // 0.999 × 30000 ÷ 20000.39583334, cut
      marginLevel: "1.49847034",
      marginLevelStatus: "EXCESSIVE",
      marginRatio: "10.00000000",
      indexPrice: "30000.00000000",
      // 1.05 × 20000.39583334 ÷ 0.999, cut
      liquidatePrice: "21021.43706206",
      // that less 30000, in hundredths of 30000
      liquidateRate: "-29.92854300",
    });
    const totals = { totalAssetOfBtc: "0.99900000", totalLiabilityOfBtc: "0.66667986" };
    expect(body).toMatchObject({ ...totals, totalNetAssetOfBtc: "0.33232014" });
  });

  // The first tier's ratios: 1.111 to borrow, 1.1 margin call, 1.07 pre-liquidation.
  test.each([
    ["22300", "1.11386295", "EXCESSIVE", "-5.73346600"],
    ["22200", "1.10886805", "NORMAL", "-5.30884200"],
    ["22000", "1.09887825", "MARGIN_CALL", "-4.44801300"],
    ["21400", "1.06890884", "PRE_LIQUIDATION", "-1.76898600"],
  ])("at %s its level is %s: %s", async (price, marginLevel, marginLevelStatus, liquidateRate) => {
    await aliceGoesLong(venue);
    await venue.price("BTCUSDT", price);
    const { assets } = await accounts({ symbols: "BTCUSDT" });
    const indexPrice = `${price}.00000000`;
    const expected = { indexPrice, marginLevel, marginLevelStatus, liquidateRate, liquidatePrice: "21021.43706206" };
    expect(assets).toMatchObject([expected]);
  });

  test("the hour's interest moves level and liquidation price", async () => {
    await aliceGoesLong(venue);
    await venue.advance(HOURS);
    const { assets } = await accounts({ symbols: "BTCUSDT" });
    expect(assets).toMatchObject([
      // 20000 + 2 × 0.39583334 = 20000.79166668: 29970 ÷ that, and 1.05 × that ÷ 0.999
      { quoteAsset: { interest: "0.79166668" }, marginLevel: "1.49844068", liquidatePrice: "21021.85310311" },
    ]);
  });

  test("what an order holds is locked, and stays an asset", async () => {
    await aliceGoesLong(venue);
    const order = { symbol: "BTCUSDT", isIsolated: "TRUE", side: "SELL", type: "LIMIT", timeInForce: "GTC" };
    await alice.post(`${MARGIN}/order`, { ...order, quantity: "0.4", price: "31000" });
    const { assets } = await accounts({ symbols: "BTCUSDT" });
    const baseAsset = { free: "0.59900000", locked: "0.40000000", totalAsset: "0.99900000", netAsset: "0.99900000" };
    expect(assets).toMatchObject([{ baseAsset, marginLevel: "1.49847034" }]);
  });
});

test("the tier in force follows the debt", async () => {
  // 90000 USDT are the first tier's limit, and owing the interest as well is beyond it.
  await venue.fund("alice", "BTCUSDT", "BTC", "5");
  const loan = { asset: "USDT", isIsolated: "TRUE", symbol: "BTCUSDT", amount: "90000", type: "BORROW" };
  await alice.post(`${MARGIN}/borrow-repay`, loan);
  expect((await accounts()).assets).toMatchObject([{ marginRatio: "8.91000000" }]);
});

test("costs the address 10", async () => {
  expect(await costOf(() => alice.get(PATH), "ip")).toBe(10);
});

test("asks for key, time and signature in this order", async () => {
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params: { symbols: "BTCUSDT" }, mandatory: [] });
});
