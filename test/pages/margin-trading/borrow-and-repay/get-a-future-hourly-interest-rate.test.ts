import { afterEach, beforeEach, expect, test } from "vitest";
import type { Pair } from "../../../../src/core/listing.ts";
import { amountOf, rateOf } from "../../../../src/genesis/figures.ts";
import { badValue, costOf, expectDoor, expectRefusal, expectSound, missing, type Refusal } from "../../../refusal.ts";
import { HOURS, openVenue, sign, type TestVenue, type Trader } from "../../../venue.ts";
import { gets, MARGIN, posts } from "../scene.ts";

const PAGE = "/next-hourly-interest-rate";
const PATH = `${MARGIN}${PAGE}`;
const NOT_MARGIN: Refusal = [-3027, "Not a valid margin asset."];

interface Row {
  readonly asset: string;
  readonly nextHourlyInterestRate: string;
}

let venue: TestVenue;
let alice: Trader;
const rates = (assets: string, isIsolated = "FALSE") => gets<Row[]>(alice, PAGE, { assets, isIsolated });

beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

test("a 24th of the daily rate, in the documented shape and the order asked for, each asset once", async () => {
  // 0.00026125 ÷ 24 = 0.0000108854…, 0.000475 ÷ 24 = 0.0000197916…, both rounded up
  const expected = [
    { asset: "USDT", nextHourlyInterestRate: "0.00001980" },
    { asset: "BTC", nextHourlyInterestRate: "0.00001089" },
  ];
  expect(JSON.stringify(await rates("USDT,BTC,USDT"))).toBe(JSON.stringify(expected));
  expect(await rates("USDT, BTC", " true")).toEqual(expected);
});

test("it is what the next hour of one whole coin costs", async () => {
  await venue.fund("alice", "cross", "USDT", "90000");
  await posts(alice, "/borrow-repay", { asset: "BTC", isIsolated: "FALSE", amount: "1", type: "BORROW" });
  await venue.advance(HOURS);
  const { rows } = await gets<{ rows: { interest: string }[] }>(alice, "/interestHistory", { asset: "BTC" });
  const [{ nextHourlyInterestRate }] = (await rates("BTC")) as [Row];
  expect(amountOf(rows[0]!.interest)).toBe(amountOf(nextHourlyInterestRate));
});

test("it follows the listing, and the caller's fee level", async () => {
  const ada = venue.running.engine.view.reference.assets.get("ADA")!;
  await venue.perform({ type: "DefineAsset", asset: { ...ada, dailyRates: [rateOf("0.0024"), rateOf("0.0012")] } });
  expect(await rates("ADA")).toEqual([{ asset: "ADA", nextHourlyInterestRate: "0.00010000" }]);
  const { events } = await venue.perform({ type: "OpenAccount", name: "vera", vip: 3 });
  const opened = events?.find((event) => event.type === "AccountOpened");
  const vera = { key: "V".repeat(64), secret: "S".repeat(64) };
  const permissions = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };
  const account = opened!.account;
  await venue.perform({ type: "IssueKey", account, ...vera, kind: "hmac", permissions });
  const query = `assets=ADA&isIsolated=FALSE&timestamp=${venue.now()}`;
  const signed = `${query}&signature=${sign(vera.secret, query)}`;
  // Level 3 is beyond the last that is listed, which stands for it.
  expect((await venue.raw("GET", PATH, { query: signed, apiKey: vera.key })).body).toEqual([
    { asset: "ADA", nextHourlyInterestRate: "0.00005000" },
  ]);
});

test("an asset of no isolated pair is lent to the cross account only", async () => {
  const known = venue.running.engine.view.reference.markets.get("ADAUSDT") as Pair;
  await venue.perform({ type: "DefineMarket", market: { ...known, isolated: false } });
  expect(await rates("ADA")).toMatchObject([{ asset: "ADA" }]);
  await expectRefusal(venue, () => alice.get(PATH, { assets: "ADA", isIsolated: "TRUE" }), NOT_MARGIN);
});

test("costs the address 100", async () => {
  expect(await costOf(() => alice.get(PATH, { assets: "BTC", isIsolated: "FALSE" }), "ip")).toBe(100);
});

test("refusals, in their order", async () => {
  const params = { assets: "BTC", isIsolated: "FALSE" };
  await expectDoor(venue, { trader: alice, method: "GET", path: PATH, params, mandatory: ["assets", "isIsolated"] });
  const asks = (assets: string, isIsolated: string) => () => alice.get(PATH, { assets, isIsolated });
  await expectRefusal(venue, asks("", "maybe"), missing("assets"));
  await expectRefusal(venue, asks("BTC,", "maybe"), badValue("assets"));
  const many = Array<string>(21).fill("BTC").join();
  await expectRefusal(venue, asks(many, "maybe"), [-11107, "At most 20 symbols can be sent."]);
  await expectRefusal(venue, asks("DOGE", "maybe"), badValue("isIsolated"));
  await expectRefusal(venue, asks("BTC,DOGE", "FALSE"), NOT_MARGIN);
  const ada = venue.running.engine.view.reference.assets.get("ADA")!;
  await venue.perform({ type: "DefineAsset", asset: { ...ada, borrowable: false, mortgageable: false } });
  await expectRefusal(venue, asks("ADA", "FALSE"), NOT_MARGIN);
  expect(await rates(Array<string>(20).fill("BTC").join())).toHaveLength(1);
});
