// What traders and the market may want next, drawn at random, and a venue of three traders to want it on.

import fc from "fast-check";
import { assetsOf, free, nextDue, owed, purseOf } from "../../src/core/select.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "../../src/genesis/contracts.ts";
import { DEFAULT_PAIRS } from "../../src/genesis/pairs.ts";
import { DEFAULT_SETTINGS } from "../../src/genesis/settings.ts";
import { isZero, later } from "../../src/money/arithmetic.ts";
import { amount, atoms, count, instant, MINUTE, price, rate, span } from "../../src/money/units.ts";
import { shaping } from "./books.ts";
import { openCore, Refused, type CoreVenue } from "../exchange.ts";
import { account, anyPurse, debtor, nameOf, PAIRS, CONTRACTS, UNIT, type Wish, wishFrom } from "./figures.ts";
import { amendment, batch, cancelAlgo, conditionalOrder, contractOrder, futuresSetting, sacrifice } from "./futures.ts";
import { cancel, cancelList, cancelSeveral, oco, order, oto, reduction, replacement, rivals } from "./orders.ts";

const coin = fc.constantFrom("USDT", "BTC", "ETH", "BNB");

/** Sums worth about the same in each coin. */
const sum = fc.tuple(coin, fc.integer({ min: 1, max: 300 })).map(([asset, size]) => ({
  asset,
  amount: amount(BigInt(size) * (asset === "USDT" ? UNIT * 100n : asset === "BTC" ? UNIT / 100n : UNIT / 10n)),
}));

const borrow = wishFrom(fc.record({ purse: debtor, sum }), function borrow(w) {
  return { type: "Borrow", purse: w.purse, ...w.sum };
});
const exchange = wishFrom(
  fc.record({ account, assets: fc.array(coin, { minLength: 1, maxLength: 2 }) }),
  function exchange(w) {
    return { type: "ExchangeSmallLiabilities", ...w };
  },
);
/** A loan so small that it may be exchanged. */
const trifle = wishFrom(fc.record({ purse: debtor, asset: coin }), function trifle(w) {
  return { type: "Borrow", ...w, amount: amount(w.asset === "USDT" ? 5n * UNIT : UNIT / 4_000n) };
});
/** Repays a share of one of the debts, all of it, or more. */
const repay = wishFrom(fc.record({ which: fc.nat(), percent: fc.constantFrom(1, 50, 100, 101) }), function repay(w, x) {
  const debts = [...x.margin.accounts.keys()].flatMap((each) =>
    assetsOf(x.ledger, each).flatMap((coinOwed) =>
      isZero(owed(x.ledger, each, coinOwed)) ? [] : [{ purse: each, asset: coinOwed }],
    ),
  );
  const { purse, asset } = debts[w.which % Math.max(1, debts.length)] ?? {
    purse: x.accounts.byId.get(1)!.cross,
    asset: "USDT",
  };
  const debt = atoms(owed(x.ledger, purse, asset));
  return { type: "Repay", purse: nameOf(x, purse), asset, amount: amount((debt * BigInt(w.percent) + 99n) / 100n) };
});
/** Sends a share of what is free, or all of it. */
const transfer = wishFrom(
  fc.record({ from: anyPurse, to: anyPurse, asset: coin, percent: fc.constantFrom(1, 20, 60, 100, 100, 101) }),
  function transfer(w, x) {
    const from = purseOf(x, w.from);
    const there = from === undefined ? 0n : atoms(free(x.ledger, from, w.asset));
    const to = { ...w.to, account: w.from.account };
    return {
      type: "Transfer",
      from: w.from,
      to,
      asset: w.asset,
      amount: amount((there * BigInt(w.percent) + 99n) / 100n),
    };
  },
);
const anywhere = fc.record({
  purse: anyPurse,
  symbol: fc.constantFrom(...PAIRS, ...CONTRACTS),
  refuseIfNone: fc.boolean(),
});
const cancelAll = wishFrom(anywhere, function cancelAll(w) {
  return { type: "CancelOpenOrders", ...w };
});
const isolatedPair = fc.record({
  type: fc.constantFrom("EnableIsolated" as const, "DisableIsolated" as const),
  account,
  symbol: fc.constantFrom(...PAIRS, "BNBUSDT"),
});
const isolation = wishFrom(isolatedPair, (w) => w);
const leverage = wishFrom(fc.record({ account, leverage: fc.constantFrom(3, 5, 10, 20) }), function crossLeverage(w) {
  return { type: "ChangeCrossLeverage", ...w };
});
const switches = fc.constantFrom(undefined, true, false);
const burn = wishFrom(fc.record({ account, commission: switches, interest: switches }), function burn(w) {
  return { type: "SwitchBurn", ...w };
});
const listenKey = fc.record({
  type: fc.constantFrom("OpenListenKey" as const, "KeepListenKey" as const, "CloseListenKey" as const),
  account,
});
const stream = wishFrom(listenKey, (w) => ({ ...w, family: "coinm" }));
const liquidation = wishFrom(debtor, function liquidation(w) {
  return { type: "LiquidateMargin", purse: w };
});
/** Mostly a few percent, and now and then as much as ruins somebody. */
const move = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -40, max: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(-75, -60, 120, 250) },
);
const index = wishFrom(move, function index(percent) {
  return { type: "ObserveIndex", asset: "BTC", price: price((30_000n + 300n * BigInt(percent)) * UNIT) };
});
const marked = fc.record({
  symbol: fc.constantFrom(CONTRACTS[0], CONTRACTS[2]),
  percent: fc.integer({ min: -20, max: 20 }),
});
const mark = wishFrom(marked, function mark({ symbol, percent }) {
  return { type: "ObserveMark", symbol, price: price((30_000n + 300n * BigInt(percent)) * UNIT) };
});
/** Minutes that pass, or as far as something is due. */
const time = wishFrom(fc.integer({ min: 1, max: 200 }), function time(minutes, x) {
  const to = later(x.at, span(minutes * count(MINUTE)));
  const due = nextDue(x);
  return { type: "AdvanceTime", to: due !== undefined && due < to ? due : to };
});

/** A minute to five hours until all is cancelled, or no such thing. */
const countdown = wishFrom(
  fc.record({ account, symbol: fc.constantFrom(...CONTRACTS), minutes: fc.constantFrom(0, 1, 30, 300) }),
  function countdown({ minutes, ...w }) {
    return { type: "SetCountdown", ...w, after: span(minutes * count(MINUTE)) };
  },
);

const fixing = wishFrom(fc.integer({ min: -32, max: 32 }), function fixing(size) {
  return { type: "FixFundingRate", symbol: "BTCUSD_PERP", rate: rate(BigInt(size) * UNIT) };
});

const archive = wishFrom(
  fc.record({ account, kind: fc.constantFrom("income" as const, "order" as const, "trade" as const) }),
  function archive(w) {
    return { type: "OrderDownload", ...w, from: instant(0), to: instant(0) };
  },
);

const course = wishFrom(fc.boolean(), function course(walks) {
  return walks ? { type: "SteerPrices", walks } : { type: "InventPast" };
});

/** Anything a trader or the market may want next. */
export const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 20, arbitrary: order },
  { weight: 4, arbitrary: oco },
  { weight: 4, arbitrary: oto },
  { weight: 3, arbitrary: rivals },
  { weight: 3, arbitrary: replacement },
  { weight: 4, arbitrary: reduction },
  { weight: 3, arbitrary: shaping },
  { weight: 2, arbitrary: cancel },
  { weight: 2, arbitrary: cancelSeveral },
  { weight: 1, arbitrary: cancelList },
  { weight: 1, arbitrary: cancelAll },
  { weight: 20, arbitrary: contractOrder },
  { weight: 10, arbitrary: conditionalOrder },
  { weight: 6, arbitrary: amendment },
  { weight: 3, arbitrary: batch },
  { weight: 2, arbitrary: sacrifice },
  { weight: 1, arbitrary: cancelAlgo },
  { weight: 2, arbitrary: futuresSetting },
  { weight: 2, arbitrary: borrow },
  { weight: 2, arbitrary: repay },
  { weight: 3, arbitrary: transfer },
  { weight: 1, arbitrary: isolation },
  { weight: 1, arbitrary: leverage },
  { weight: 1, arbitrary: burn },
  { weight: 1, arbitrary: trifle },
  { weight: 2, arbitrary: exchange },
  { weight: 1, arbitrary: stream },
  { weight: 1, arbitrary: liquidation },
  { weight: 2, arbitrary: index },
  { weight: 3, arbitrary: mark },
  { weight: 1, arbitrary: time },
  { weight: 1, arbitrary: countdown },
  { weight: 1, arbitrary: fixing },
  { weight: 1, arbitrary: course },
  { weight: 1, arbitrary: archive },
);

/** A venue with fees, two pairs, three contracts, and three traders with something in every purse. */
export function busyVenue(): CoreVenue {
  // Twenty minutes before a stamp of funding, at which a contract is delivered too.
  const at = instant(Date.UTC(2026, 2, 27, 7, 40));
  const venue = openCore({
    pairs: DEFAULT_PAIRS.filter(({ symbol }) => symbol === "BNBUSDT" || PAIRS.some((each) => each === symbol)),
    contracts: [...DEFAULT_CONTRACTS, ...quarterlies(at)].filter(({ symbol }) =>
      CONTRACTS.some((each) => each === symbol),
    ),
    settings: DEFAULT_SETTINGS,
    at,
    auditing: "later",
  });
  for (const name of ["anna", "boris", "chen"]) {
    const trader = venue.trader(name);
    trader.spot.has("200000", "USDT").has("10", "BTC").has("100", "ETH").has("2", "BNB");
    trader.cross.has("20000", "USDT").has("1", "BTC").has("5", "ETH").has("0.05", "BNB");
    trader.isolated("BTCUSDT").has("20000", "USDT").has("1", "BTC");
    trader.futures.has("0.4", "BTC").has("6", "ETH");
    trader.futures.on("BTCUSD_PERP").leverage(50);
    trader.futures.on("BTCUSD_260327").leverage(50);
  }
  const [anna, boris, chen] = [venue.trader("anna"), venue.trader("boris"), venue.trader("chen")];
  anna.isolated("ETHBTC").has("1", "BTC").has("5", "ETH");
  // One empty account that can be disabled at once.
  boris.isolated("ETHBTC").has("1", "BTC");
  boris.isolated("ETHBTC").sends("1", "BTC", boris.spot);
  boris.futures.on("BTCUSD_PERP").isolates();
  chen.futures.hedges();
  chen.futures.on("ETHUSD_PERP").isolates();
  // One position that will be settled, whatever they do.
  boris.futures.on("BTCUSD_260327").sells(20, { at: "30000" });
  anna.futures.on("BTCUSD_260327").buys(20, { at: "30000" });
  venue.prints("30000");
  venue.prints("0.06666", "1", "ETHBTC");
  // Somebody who does nothing and owes so much that what the others do to prices is too much for him.
  const dmitri = venue.trader("dmitri");
  venue.index("BTC", "90000");
  dmitri.isolated("BTCUSDT").has("1", "BTC").borrows("26500", "USDT");
  dmitri.isolated("BTCUSDT").sends("26500", "USDT", dmitri.spot);
  venue.index("BTC", "30000");
  venue.auditing = true;
  return venue;
}

/** Asks the venue for a wish. Whether it was granted. */
export function ask(venue: CoreVenue, wanted: Wish): boolean {
  const command = wanted.make(venue.x);
  try {
    if (command.type === "AdvanceTime") venue.comesTo(command.to);
    else venue.perform(command);
    return true;
  } catch (thrown) {
    if (thrown instanceof Refused) return false;
    throw thrown;
  }
}
