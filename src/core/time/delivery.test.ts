// A contract's last hour: its settlement price, who may still trade, what becomes of orders and positions, what follows.

import { beforeEach, describe, expect, test } from "vitest";
import { type CoreVenue, openCore, refusal, stateText } from "../../../test/exchange.ts";
import type { FuturesDesk } from "../../../test/exchange/futures-desk.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../genesis/contracts.ts";
import { priceOf, rateOf } from "../../genesis/figures.ts";
import { decode } from "../../journal/codec.ts";
import { plain } from "../../money/text.ts";
import { instant, MINUTE, SECOND } from "../../money/units.ts";
import { balance, CLEARING, FREE, INSURANCE } from "../ledger/ledger.ts";
import { listedContract } from "../listing.ts";
import { portray, type Portrait, revive } from "../portrait.ts";
import { nextDue } from "../select.ts";
import { settlementPrice } from "../select-futures.ts";

const CURRENT = "BTCUSD_260327";
const NEXT = "BTCUSD_260626";
/** 2026-03-27, a Friday, at eight. */
const EIGHT = Date.UTC(2026, 2, 27, 8);
const before = (minutes: number, seconds = 0) => instant(EIGHT - (minutes * 60 + seconds) * 1_000);

let venue: CoreVenue;
let ann: FuturesDesk;
let ben: FuturesDesk;

function opens(settings = {}): void {
  const at = instant(Date.UTC(2026, 2, 27, 6, 50));
  venue = openCore({ at, contracts: [...DEFAULT_CONTRACTS, ...quarterlies(at)], settings, funding: "none" });
  ann = venue.trader("ann").futures.on(CURRENT).has("1", "BTC");
  ben = venue.trader("ben").futures.on(CURRENT).has("1", "BTC");
}

/** Ann buys contracts of ben at a price. */
function trade(contracts: number, at: string, buyer = ann, seller = ben): void {
  seller.sells(contracts, { at });
  buyer.buys(contracts, { at });
}

const statusOf = (symbol: string) => listedContract(venue.x, symbol).status;
const freeIn = (purse: number) => plain(balance(venue.x.ledger, purse, "BTC", FREE));

beforeEach(() => opens());

describe("the settlement price", () => {
  const settled = () => plain(venue.happened("ContractDelivered").find(({ symbol }) => symbol === CURRENT)!.price!);

  test("is the mean of the index at each second of the last half hour", () => {
    venue.index("BTC", "20000");
    venue.comesTo(before(30));
    // 600 seconds at 20,000, 900 at 32,000, 300 at 26,000.
    venue.comesTo(before(20));
    venue.index("BTC", "32000");
    venue.comesTo(before(5));
    venue.index("BTC", "26000");
    venue.comesTo(instant(EIGHT));
    // (600 × 20,000 + 900 × 32,000 + 300 × 26,000) ÷ 1,800
    expect(settled()).toBe("27000");
  });

  test("is rounded half-up to what prices are counted in", () => {
    venue.comesTo(before(30));
    venue.index("BTC", "20000.00000001");
    venue.comesTo(before(15));
    venue.index("BTC", "20000");
    venue.comesTo(instant(EIGHT));
    expect(settled()).toBe("20000.00000001");
  });

  test("counts a second for the index it began with, and fractions of a second for nothing", () => {
    venue.comesTo(instant(EIGHT - 1_500));
    venue.index("BTC", "48000");
    venue.comesTo(instant(EIGHT - 1_000));
    venue.index("BTC", "12000");
    venue.comesTo(instant(EIGHT));
    // 07:59:59 is the second at which 48,000 became 12,000; of the first 1,798 each is at 30,000.
    expect(Number(settled())).toBeCloseTo((1_798 * 30_000 + 48_000 + 12_000) / 1_800, 7);
  });

  test("is the index as it is before there are samples, and their mean so far from then on", () => {
    const estimated = (symbol = CURRENT) => plain(settlementPrice(venue.x, listedContract(venue.x, symbol), venue.at)!);
    venue.comesTo(before(31));
    venue.index("BTC", "20000");
    expect(estimated()).toBe("20000");
    venue.comesTo(before(29));
    venue.index("BTC", "40000");
    expect(estimated()).toBe("20000");
    venue.passes(60, SECOND);
    expect(estimated()).toBe("30000");
    expect([estimated(NEXT), estimated("BTCUSD_PERP")]).toEqual(["40000", "40000"]);
  });

  test("is of as long a time as the venue was founded with", () => {
    opens({ settlementTime: 3_600_000 });
    venue.comesTo(before(30));
    venue.index("BTC", "20000");
    venue.comesTo(instant(EIGHT));
    expect(settled()).toBe("25000");
  });
});

describe("in the last ten minutes", () => {
  test("positions are closed and not opened, in either mode and by no stop order", () => {
    trade(30, "30000");
    const stop = ann.buys(5, { stop: "30100", by: "mark" });
    const offer = ben.sells(5, { at: "30100" });
    venue.comesTo(before(10, 1));
    expect([statusOf(CURRENT), ann.buys(1, { at: "29000" }).status]).toEqual(["trading", "new"]);
    venue.comesTo(before(10));
    expect([statusOf(CURRENT), statusOf(NEXT)]).toEqual(["pre-delivering", "trading"]);
    for (const desk of [ann, ben]) {
      expect(refusal(() => desk.buys(1, { at: "29000" }))).toEqual({ reason: "only-closing" });
      expect(refusal(() => desk.sells(1))).toEqual({ reason: "only-closing" });
    }
    expect(refusal(() => ann.awaitsToBuy(1, { stop: "31000" }))).toEqual({ reason: "only-closing" });
    expect(refusal(() => venue.trader("cid").futures.on(CURRENT).buys(1, { at: "29000" }))).toEqual({
      reason: "only-closing",
    });
    venue.mark(CURRENT, "30100");
    expect([stop.status, offer.status, ann.position()]).toEqual(["expired", "new", 30]);
    // Both close: each with an order that may do nothing else.
    ann.sells(10, { at: "30000", reduceOnly: true });
    expect(ben.buys(10, { at: "30000", reduceOnly: true }).status).toBe("filled");
    expect([ann.position(), ben.position()]).toEqual([20, -20]);
    ann.sells(0, { stop: "29000", closesAll: true });
    ann.on(NEXT).buys(1, { at: "29000" });
  });

  test("a hedge is closed by its own side", () => {
    ann.hedges();
    ben.sells(30, { at: "30000" });
    ann.buys(30, { at: "30000", leg: "long" });
    venue.comesTo(before(10));
    ann.sells(30, { at: "30000", leg: "long" });
    expect(refusal(() => ann.sells(30, { at: "30000", leg: "short" }))).toEqual({ reason: "only-closing" });
  });
});

describe("at its delivery", () => {
  test("orders are cancelled, positions settled at the price in coin, and a taker's fee is taken", () => {
    opens({ coinTaker: rateOf("0.0005") });
    trade(300, "30000");
    const resting = ann.buys(5, { at: "29000" });
    const waiting = ann.sells(5, { stop: "20000" });
    const algo = ann.awaitsToSell(5, { stop: "20000" });
    venue.index("BTC", "25000");
    const wallets = [ann.wallet, ben.wallet];
    // The maker's fee of a fresh test venue is nothing: 1 BTC at 0.05 % for the taker.
    expect(wallets).toEqual(["0.9995", "1"]);
    const clearing = freeIn(CLEARING);
    venue.comesTo(instant(EIGHT));
    expect([resting.status, waiting.status, algo.status]).toEqual(["canceled", "canceled", "canceled"]);
    // 30,000 × (1 ÷ 25,000 − 1 ÷ 30,000) = 0.2 lost and won; 1.2 BTC at 0.05 % are 0.0006.
    expect([ann.wallet, ben.wallet]).toEqual(["0.7989", "1.1994"]);
    expect([ann.position(), ben.position(), freeIn(CLEARING)]).toEqual([0, 0, clearing]);
    expect(statusOf(CURRENT)).toBe("delivered");
    expect(venue.happened("PositionDelivered").map((e) => [e.account, e.contracts, plain(e.realised)])).toEqual([
      [ann.trader.id, 300, "-0.2"],
      [ben.trader.id, -300, "0.2"],
    ]);
  });

  test("an isolated position gives its margin back, and never more is lost than that", () => {
    for (const desk of [ann, ben]) desk.isolates();
    trade(300, "30000");
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.95", "0.05"]);
    venue.index("BTC", "20000");
    const fund = freeIn(INSURANCE);
    venue.comesTo(instant(EIGHT));
    // 0.5 are lost of a margin of 0.05; the mark, which alone liquidates, had stayed where it was.
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.95", "0"]);
    expect([ben.wallet, ben.isolatedWallet()]).toEqual(["1.5", "0"]);
    expect(Number(fund) - Number(freeIn(INSURANCE))).toBeCloseTo(0.45, 8);
  });

  test("the fee of an isolated position that lost its margin is paid from the wallet", () => {
    opens({ coinTaker: rateOf("0.0005") });
    for (const desk of [ann, ben]) desk.isolates();
    trade(300, "30000");
    venue.index("BTC", "20000");
    venue.comesTo(instant(EIGHT));
    // Ann paid 0.0005 as she bought; 0.05 are gone, and 30,000 ÷ 20,000 × 0.0005 is the fee.
    expect(plain(venue.happened("PositionDelivered")[0]!.commission)).toBe("0.00075");
    expect([ann.wallet, ann.isolatedWallet()]).toEqual(["0.94875", "0"]);
  });

  test("a loss may be borne by the profit of another contract of the coin", () => {
    ben.has("10", "BTC");
    trade(3_000, "30000");
    const perpetual = ann.on("BTCUSD_PERP");
    ben.on("BTCUSD_PERP").buys(3_000, { at: "30000" });
    perpetual.sells(3_000, { at: "30000" });
    venue.mark("BTCUSD_PERP", "20000");
    venue.index("BTC", "20000");
    const fund = freeIn(INSURANCE);
    venue.comesTo(instant(EIGHT));
    // 5 BTC lost here, 5 BTC gained there and not taken yet: 1 − 5.
    expect([ann.wallet, perpetual.position(), freeIn(INSURANCE)]).toEqual(["-4", -3_000, fund]);
    perpetual.buys(3_000, { at: "20000" });
    ben.on("BTCUSD_PERP").sells(3_000, { at: "20000" });
    expect(ann.wallet).toBe("1");
  });

  test("of a hedge the winning side bears the losing one", () => {
    ann.hedges();
    ben.sells(300, { at: "30000" });
    ann.buys(300, { at: "30000", leg: "long" });
    ben.buys(300, { at: "24000" });
    venue.mark(CURRENT, "24500");
    ann.sells(300, { at: "24000", leg: "short" });
    venue.index("BTC", "12500");
    const fund = freeIn(INSURANCE);
    venue.comesTo(instant(EIGHT));
    // Long: 30,000 × (1/30,000 − 1/12,500) = −1.4; short: 30,000 × (1/12,500 − 1/24,000) = +1.15.
    expect([ann.wallet, freeIn(INSURANCE)]).toEqual(["0.75", fund]);
  });

  test("a hedge whose mark was far off costs the insurance fund nothing: its legs are settled at one price", () => {
    opens({ coinTaker: rateOf("0") });
    const eve = venue.trader("eve").futures.on(CURRENT).has("0.05", "BTC");
    eve.hedges();
    for (const leg of ["long", "short"] as const) {
      eve.leverage(50);
      if (leg === "long") ann.sells(100, { at: "30000" });
      else ben.buys(100, { at: "30000" });
      if (leg === "long") eve.buys(100, { at: "30000", leg });
      else eve.sells(100, { at: "30000", leg });
    }
    // 10,000 dollars each way: at this mark the short has lost a ninth of a bitcoin, which the long has gained.
    venue.mark(CURRENT, "45000");
    const fund = freeIn(INSURANCE);
    venue.comesTo(instant(EIGHT));
    const settled = venue.happened("PositionDelivered").filter(({ account }) => account === eve.trader.id);
    expect(settled.map(({ realised, shortfall }) => [realised, shortfall])).toEqual([
      [0n, 0n],
      [0n, 0n],
    ]);
    expect([freeIn(INSURANCE), plain(eve.coin.wallet)]).toEqual([fund, "0.05"]);
  });

  test("what cannot be paid the insurance fund pays, and then there is no fee", () => {
    opens({ coinTaker: rateOf("0.0005") });
    ann.leverage(10);
    trade(300, "30000");
    venue.index("BTC", "10000");
    venue.comesTo(instant(EIGHT));
    // 2 BTC are lost of 0.9995.
    const [loser] = venue.happened("PositionDelivered");
    expect([plain(loser!.shortfall), plain(loser!.commission), ann.wallet]).toEqual(["1.0005", "0", "0"]);
  });

  test("funding of perpetuals at the same moment comes first", () => {
    const at = instant(EIGHT - 1);
    venue = openCore({ at, contracts: [...DEFAULT_CONTRACTS, ...quarterlies(at)] });
    venue.comesTo(instant(EIGHT));
    const kinds = venue.entries.at(-1)!.events.map(({ type }) => type);
    expect(kinds.indexOf("FundingRateSet")).toBeLessThan(kinds.indexOf("ContractDelivered"));
  });
});

describe("afterwards", () => {
  const listed = () =>
    [...venue.x.reference.markets.values()].flatMap((market) =>
      market.kind === "contract" && market.contractType !== "PERPETUAL" && market.base === "BTC"
        ? [[market.symbol, market.contractType, market.status]]
        : [],
    );

  test("the next contract takes its place, and one more is listed, at the index", () => {
    venue.index("BTC", "31234.56789");
    venue.comesTo(instant(EIGHT));
    expect(listed()).toEqual([
      [CURRENT, "CURRENT_QUARTER", "delivered"],
      [NEXT, "CURRENT_QUARTER", "trading"],
      ["BTCUSD_260925", "NEXT_QUARTER", "trading"],
    ]);
    const fresh = listedContract(venue.x, "BTCUSD_260925");
    expect(fresh).toMatchObject({ onboarded: EIGHT, delivery: Date.UTC(2026, 8, 25, 8) });
    expect(venue.x.prices.marks.get("BTCUSD_260925")!.price).toBe(priceOf("31234.56789"));
    trade(1, "31234.5", ann.on("BTCUSD_260925"), ben.on("BTCUSD_260925"));
  });

  test("it is there no more: for no order, mark, leverage or definition", () => {
    const market = listedContract(venue.x, CURRENT);
    venue.comesTo(instant(EIGHT));
    const unknown = { reason: "unknown-symbol", symbol: CURRENT };
    expect(refusal(() => ann.buys(1, { at: "29000" }))).toEqual(unknown);
    expect(refusal(() => venue.mark(CURRENT, "29000"))).toEqual(unknown);
    expect(refusal(() => ann.leverage(5))).toEqual(unknown);
    const defined = (more: object) =>
      refusal(() => venue.perform({ type: "DefineMarket", market: { ...market, ...more } }));
    expect(defined({})).toMatchObject({ what: `${CURRENT}: the moment of delivery is not ahead` });
    expect(defined({ delivery: instant(EIGHT * 2) })).toMatchObject({
      what: `${CURRENT}: the contract has been delivered`,
    });
    expect(defined({ symbol: "X", status: "delivered" })).toMatchObject({
      what: "X: a contract is delivered by time alone",
    });
  });

  test("years go by, quarter after quarter", () => {
    venue.comesTo(instant(Date.UTC(2028, 0, 1)));
    const dates = venue.happened("ContractDelivered").filter(({ asset }) => asset === "BTC");
    expect(dates.map(({ symbol }) => symbol)).toEqual([
      CURRENT,
      NEXT,
      "BTCUSD_260925",
      "BTCUSD_261225",
      "BTCUSD_270326",
      "BTCUSD_270625",
      "BTCUSD_270924",
      "BTCUSD_271231",
    ]);
    expect(listed().slice(-2)).toEqual([
      ["BTCUSD_280331", "CURRENT_QUARTER", "trading"],
      ["BTCUSD_280630", "NEXT_QUARTER", "trading"],
    ]);
  });

  test("a snapshot taken in the middle of the last minutes goes on the same", () => {
    trade(300, "30000");
    venue.comesTo(before(20));
    venue.index("BTC", "28000");
    venue.comesTo(before(5));
    const again = revive(decode(stateText(venue.x)) as Portrait);
    expect(stateText(again)).toBe(stateText(venue.x));
    expect(again.futures.deliveries).toEqual(venue.x.futures.deliveries);
    expect(nextDue(again)).toBe(nextDue(venue.x));
    expect(portray(again).markets).toEqual(portray(venue.x).markets);
  });

  test("is due when opening ends, and then at eight", () => {
    expect(nextDue(venue.x)).toBe(before(10));
    venue.comesTo(before(10));
    expect(nextDue(venue.x)).toBe(instant(EIGHT));
    venue.passes(9, MINUTE);
    expect(nextDue(venue.x)).toBe(instant(EIGHT));
  });
});

test("a position the insurance fund has taken over is settled with it", () => {
  trade(300, "30000");
  const poor = venue.trader("poor").futures.on(CURRENT).has("0.06", "BTC");
  ben.sells(300, { at: "30000" });
  poor.buys(300, { at: "30000" });
  venue.mark(CURRENT, "28400");
  venue.passes(1, MINUTE);
  expect(venue.x.futures.fund.get(CURRENT)).toMatchObject({ contracts: 300 });
  venue.index("BTC", "28000");
  venue.comesTo(instant(EIGHT));
  expect(venue.x.futures.fund.has(CURRENT)).toBe(false);
  const fund = venue.happened("PositionDelivered").find(({ account }) => account === 0)!;
  expect(fund).toMatchObject({ contracts: 300, purse: INSURANCE });
});
