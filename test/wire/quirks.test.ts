// What each quirk changes for a client, and that nothing else does.

import { describe, expect, test } from "vitest";
import { QUIRK_NAMES, QUIRKS } from "../../src/genesis/quirks.ts";
import { openVenue, type TestVenue } from "../venue.ts";

const ISOLATED = "/sapi/v1/margin/isolated/account";

describe("isolatedFigures", () => {
  const rows = async (venue: TestVenue) => {
    await venue.fund("alice", "BTCUSDT", "USDT", "11");
    const { body } = await venue.as("alice").get(ISOLATED, { symbols: "BTCUSDT,ADAUSDT" });
    return body.assets as Record<string, Record<string, string>>[];
  };

  test("today are as live answers have them: an untouched balance is 0, a level without debt 999, a ratio 10", async () => {
    const [used, untouched] = await rows(await openVenue());
    expect(used).toMatchObject({
      marginLevel: "999",
      marginRatio: "10",
      indexPrice: "30000",
      liquidatePrice: "0",
      liquidateRate: "0",
      quoteAsset: { free: "11", borrowed: "0", interest: "0", locked: "0", netAsset: "11", totalAsset: "11" },
      baseAsset: { free: "0", netAssetOfBtc: "0" },
    });
    // 11 ÷ 30000 has more than eight places: all eight are shown.
    expect(used!["quoteAsset"]!["netAssetOfBtc"]).toBe("0.00036667");
    expect(untouched).toMatchObject({
      isolatedCreated: false,
      marginLevel: "999",
      marginRatio: "5",
      liquidatePrice: "0",
    });
    const all = (await (await openVenue()).as("alice").get(ISOLATED)).body;
    expect(all).toEqual({ assets: [], totalAssetOfBtc: "0", totalLiabilityOfBtc: "0", totalNetAssetOfBtc: "0" });
  });

  test("padded are as the documentation has them", async () => {
    const [used] = await rows(await openVenue({ quirks: { isolatedFigures: "padded" } }));
    expect(used).toMatchObject({
      marginLevel: "999.00000000",
      marginRatio: "10.00000000",
      quoteAsset: { free: "11.00000000", locked: "0.00000000" },
    });
  });
});

describe("sameMarginType", () => {
  const again = async (venue: TestVenue) => {
    const { body } = await venue
      .as("alice")
      .post("/dapi/v1/marginType", { symbol: "BTCUSD_PERP", marginType: "CROSSED" });
    return body;
  };

  test("today a type that is set already reads that there is no need", async () => {
    expect(await again(await openVenue())).toEqual({ code: -4046, msg: "No need to change margin type." });
  });

  test("where it is chosen so, it reads of orders that are not there, and only a change succeeds", async () => {
    const venue = await openVenue({ quirks: { sameMarginType: "-4067" } });
    const trap = { code: -4067, msg: "Position side cannot be changed if there exists open orders." };
    expect(await again(venue)).toEqual(trap);
    const isolating = { symbol: "BTCUSD_PERP", marginType: "ISOLATED" };
    expect((await venue.as("alice").post("/dapi/v1/marginType", isolating)).status).toBe(200);
    expect((await venue.as("alice").post("/dapi/v1/marginType", isolating)).body).toEqual(trap);
  });
});

describe("firstEnable", () => {
  const enable = async (venue: TestVenue, symbol: string) => (await venue.as("alice").post(ISOLATED, { symbol })).body;
  const NEVER = { code: -11001, msg: "Isolated margin account does not exist." };

  test("today is refused until something was moved there", async () => {
    const venue = await openVenue();
    expect(await enable(venue, "BTCUSDT")).toEqual(NEVER);
    await venue.fund("alice", "BTCUSDT", "USDT", "1");
    expect((await venue.as("alice").get(ISOLATED, { symbols: "BTCUSDT" })).body.assets[0].enabled).toBe(true);
  });

  test("opens the account where it is chosen so, within the limit of accounts and of what there is", async () => {
    const venue = await openVenue({ quirks: { firstEnable: "opens" } });
    expect(await enable(venue, "BTCUSDT")).toEqual({ success: true, symbol: "BTCUSDT" });
    const [row] = (await venue.as("alice").get(ISOLATED)).body.assets;
    expect(row).toMatchObject({ isolatedCreated: true, enabled: true });
    expect((await enable(venue, "BTCUSDT")).code).toBe(-11104);
    expect((await enable(venue, "NONE")).code).toBe(-1121);
    expect(venue.faults()).toEqual([]);
    const pair = venue.running.engine.view.reference.markets.get("ETHUSDT")!;
    await venue.perform({ type: "DefineMarket", market: { ...pair, isolated: false } as never });
    expect((await enable(venue, "ETHUSDT")).code).toBe(-3028);
  });
});

describe("notionalRefusal", () => {
  const tooLittle = async (venue: TestVenue, path: string) => {
    await venue.fund("alice", "cross", "USDT", "100");
    const order = {
      symbol: "BTCUSDT",
      side: "BUY",
      type: "LIMIT",
      timeInForce: "GTC",
      quantity: "0.0001",
      price: "20000",
    };
    return (await venue.as("alice").post(path, order)).body;
  };

  test("today is that of spot orders", async () => {
    const refused = { code: -1013, msg: "Filter failure: NOTIONAL" };
    expect(await tooLittle(await openVenue(), "/sapi/v1/margin/order")).toEqual(refused);
  });

  test("is that of the margin documentation where it is chosen so, and spot orders read as ever", async () => {
    const venue = await openVenue({ quirks: { notionalRefusal: "-20204" } });
    const refused = { code: -20204, msg: "Filter failure: NOTIONAL." };
    expect(await tooLittle(venue, "/sapi/v1/margin/order")).toEqual(refused);
    expect((await tooLittle(venue, "/api/v3/order")).code).toBe(-1013);
  });
});

describe("marks", () => {
  const marks = async (venue: TestVenue) => {
    const rows = (await venue.get("/dapi/v1/premiumIndex", { pair: "BTCUSD" })).body as { markPrice: string }[];
    return rows.map(({ markPrice }) => markPrice);
  };

  test("today are what a price is set to, at once", async () => {
    const venue = await openVenue();
    await venue.price("BTCUSDT", "31000");
    expect(await marks(venue)).toEqual(Array(3).fill("31000.00000000"));
  });

  test("follow the index, the book and the last price second by second where it is chosen so", async () => {
    const venue = await openVenue({ quirks: { marks: "formed" } });
    await venue.price("BTCUSDT", "31000");
    expect(await marks(venue)).toEqual(Array(3).fill("31000.00000000"));
    await venue.advance(31_000);
    expect(await marks(venue)).toEqual(Array(3).fill("31000.00000000"));
    // Bids and asks of somebody who pays more than the house: of a perpetual that alone moves nothing.
    for (const symbol of ["BTCUSD_PERP", "BTCUSD_260327"]) {
      const order = { symbol, side: "BUY", type: "LIMIT", timeInForce: "GTC", price: "31001.4", quantity: 1 };
      expect((await venue.as("alice").post("/dapi/v1/order", order)).status).toBe(200);
    }
    await venue.advance(31_000);
    const [perpetual, quarterly, other] = (await marks(venue)).map(Number);
    expect([perpetual, other]).toEqual([31_000, 31_000]);
    expect(quarterly! - 31_000).toBeGreaterThan(1);
    const shown = await marks(venue);
    await venue.advance(7_200_000);
    expect(await marks(venue)).toEqual(shown);
  });
});

test("every quirk says what it changes and where that can be read, and has the value of today among its values", () => {
  for (const name of QUIRK_NAMES) {
    const { values, changes, source } = QUIRKS[name];
    expect(Object.keys(values).length, name).toBeGreaterThan(1);
    expect(changes, name).toMatch(/^[A-Z].*\.$/);
    expect(source, name).not.toBe("");
  }
});
