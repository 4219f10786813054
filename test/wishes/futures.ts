// Random orders on contracts, and the settings they are traded with.

import fc from "fast-check";
import { priceFilter } from "../../src/core/listing.ts";
import { type LegName, opposite, type PriceMatch, type TimeInForce } from "../../src/core/order.ts";
import { positionOf } from "../../src/core/select-futures.ts";
import { markOf } from "../../src/core/select-market.ts";
import { amount, atoms, count, lots, price } from "../../src/money/units.ts";
import { account, clientId, CONTRACTS, prevention, rung, side, type Wish, wishFrom } from "./figures.ts";

/** Mostly the perpetuals: the other one is there for a while only. */
const symbol = fc.constantFrom(...CONTRACTS, "BTCUSD_PERP", "ETHUSD_PERP");

/** Mostly the price is said. */
const priceMatch: fc.Arbitrary<PriceMatch | undefined> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      side: fc.constantFrom<PriceMatch["side"]>("opponent", "queue"),
      level: fc.constantFrom<PriceMatch["level"]>(1, 1, 5),
    }),
  },
);

/** An order on a contract; its position side mostly fits the account's mode. */
export const contractOrder: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    account,
    symbol,
    side,
    limit: fc.constantFrom(true, true, true, false),
    timeInForce: fc.constantFrom<TimeInForce>("gtc", "gtc", "gtc", "ioc", "fok", "gtx"),
    contracts: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 1_500 })),
    rung,
    leg: fc.constantFrom<LegName>("both", "long", "short"),
    fits: fc.constantFrom(true, true, true, true, true, true, true, false),
    reduceOnly: fc.constantFrom(false, false, false, false, false, true),
    priceMatch,
    clientId,
    prevention,
  }),
  function contractOrder(w, x) {
    const hedge = x.futures.accounts.get(w.account)?.hedge === true;
    const fitting: LegName = !hedge ? "both" : w.leg === "both" ? "long" : w.leg;
    const leg = w.fits ? fitting : w.leg;
    // Nothing can be closed where nothing is held: a hedged order mostly opens then.
    const flat = count(positionOf(x.futures, w.account, w.symbol, leg).contracts) === 0;
    const opening = leg === "short" ? "sell" : "buy";
    const { tick } = priceFilter(x.reference.markets.get(w.symbol)!);
    const mark = markOf(x.prices, w.symbol)!;
    // Half percents off the mark, on the grid.
    const at = (atoms(mark) * (200n + BigInt(w.rung))) / (200n * atoms(tick));
    const matches = w.limit ? w.priceMatch : undefined;
    return {
      type: "PlaceContractOrder",
      account: w.account,
      symbol: w.symbol,
      side: w.fits && hedge && flat ? opening : w.side,
      kind: w.limit ? "limit" : "market",
      timeInForce: w.limit ? w.timeInForce : "gtc",
      contracts: lots(w.contracts),
      price: w.limit && matches === undefined ? price(at * atoms(tick)) : undefined,
      priceMatch: matches,
      leg,
      reduceOnly: w.reduceOnly && !(w.fits && hedge),
      clientId: w.clientId,
      prevention: w.prevention === "decrement" ? undefined : w.prevention,
    };
  },
);

/** An order on a contract that waits for a price, or two marks between which it may have come. */
export const conditionalOrder: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 3,
    arbitrary: wishFrom(
      fc.record({
        account,
        symbol,
        side,
        kind: fc.constantFrom("stop-loss", "stop-loss-limit", "take-profit", "take-profit-limit", "trailing"),
        timeInForce: fc.constantFrom<TimeInForce>("gtc", "gtc", "ioc", "fok", "gtx"),
        contracts: fc.integer({ min: 1, max: 200 }),
        rung,
        away: rung,
        trailingDelta: fc.integer({ min: 10, max: 500 }),
        activated: fc.boolean(),
        leg: fc.constantFrom<LegName>("both", "long", "short"),
        reduceOnly: fc.boolean(),
        closesAll: fc.constantFrom(false, false, true),
        by: fc.constantFrom("last", "mark"),
        guarded: fc.boolean(),
        priceMatch,
        algo: fc.boolean(),
        clientId,
      }),
      function conditionalOrder(w, x) {
        const hedge = x.futures.accounts.get(w.account)?.hedge === true;
        const leg: LegName = !hedge ? "both" : w.leg === "both" ? "long" : w.leg;
        const { tick } = priceFilter(x.reference.markets.get(w.symbol)!);
        const mark = markOf(x.prices, w.symbol)!;
        const near = (steps: number) =>
          price(((atoms(mark) * (200n + BigInt(steps))) / (200n * atoms(tick))) * atoms(tick));
        const trails = w.kind === "trailing";
        const limited = w.kind === "stop-loss-limit" || w.kind === "take-profit-limit";
        const closesAll = w.closesAll && !trails && !limited;
        const closing = leg === "long" ? "sell" : "buy";
        return {
          type: w.algo ? "PlaceAlgoOrder" : "PlaceContractOrder",
          account: w.account,
          symbol: w.symbol,
          side: closesAll && hedge ? closing : w.side,
          kind: w.kind === "trailing" ? "take-profit" : w.kind,
          timeInForce: w.timeInForce,
          contracts: lots(closesAll ? 0 : w.contracts),
          price: limited && w.priceMatch === undefined ? near(w.away) : undefined,
          priceMatch: limited ? w.priceMatch : undefined,
          stopPrice: trails && !w.activated ? undefined : near(w.rung),
          trailingDelta: trails ? w.trailingDelta : undefined,
          condition: { by: w.by, guarded: w.guarded, closesAll },
          leg,
          reduceOnly: w.reduceOnly && !hedge,
          clientId: w.clientId,
          prevention: undefined,
        };
      },
    ),
  },
  {
    weight: 1,
    arbitrary: wishFrom(fc.record({ symbol, rung }), function markMove(w, x) {
      const mark = atoms(markOf(x.prices, w.symbol)!);
      return { type: "ObserveMark", symbol: w.symbol, price: price((mark * (400n + BigInt(w.rung))) / 400n) };
    }),
  },
);

/** A change of one of the open orders on contracts: mostly one in a book, by its owner, to something else. */
export const amendment: fc.Arbitrary<Wish> = wishFrom(
  fc.record({
    which: fc.nat(),
    contracts: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
    priced: fc.constantFrom(true, true, false),
    rung,
    priceMatch,
    turned: fc.constantFrom(false, false, false, false, false, true),
  }),
  function amendment(w, x) {
    const open = [...x.orders.onContracts.values()].filter((each) => each.account <= 3);
    const order = open[w.which % Math.max(1, open.length)];
    const market = order?.symbol ?? "BTCUSD_PERP";
    const { tick } = priceFilter(x.reference.markets.get(market)!);
    const at = (atoms(markOf(x.prices, market)!) * (200n + BigInt(w.rung))) / (200n * atoms(tick));
    const of = order?.side ?? "buy";
    return {
      type: "AmendContractOrder",
      account: order?.account ?? 1,
      symbol: market,
      order: { id: order?.id ?? 1 },
      side: w.turned ? opposite(of) : of,
      contracts: w.contracts === undefined ? undefined : lots(w.contracts),
      price: w.priced && w.priceMatch === undefined ? price(at * atoms(tick)) : undefined,
      priceMatch: w.priceMatch,
    };
  },
);

/** Several orders, or several amendments, sent together. */
export const batch: fc.Arbitrary<Wish> = fc.oneof(
  wishFrom(fc.array(fc.oneof(contractOrder, conditionalOrder), { maxLength: 4 }), function orders(wishes, x) {
    const commands = wishes.map(({ make }) => make(x));
    return { type: "PlaceContractOrders", orders: commands.filter((each) => each.type === "PlaceContractOrder") };
  }),
  wishFrom(fc.array(amendment, { maxLength: 4 }), function amendments(wishes, x) {
    const commands = wishes.map(({ make }) => make(x));
    return { type: "AmendContractOrders", orders: commands.filter((each) => each.type === "AmendContractOrder") };
  }),
);

/** One who closes a position four percent off the mark, at a bid or offer somebody else makes for it: more than margins bear. */
export const sacrifice: fc.Arbitrary<Wish> = wishFrom(
  fc.record({ nth: fc.nat(), taker: account, contracts: fc.integer({ min: 1, max: 300 }) }),
  function sacrifice(w, x) {
    const found = [...x.futures.accounts].flatMap(([owner, { positions, settings }]) =>
      [...positions.values()]
        .filter((each) => owner <= 3 && count(each.contracts) !== 0)
        .map((each) => ({ ...each, owner, isolated: settings.get(each.symbol)?.isolated === true })),
    );
    // Of those that share a wallet few lose more than that.
    const isolated = found.filter((each) => each.isolated);
    const those = isolated.length > 0 ? isolated : found;
    const held = those[w.nth % Math.max(1, those.length)];
    if (held === undefined) return { type: "PlaceContractOrders", orders: [] };
    const { tick } = priceFilter(x.reference.markets.get(held.symbol)!);
    const closes = count(held.contracts) > 0 ? "sell" : "buy";
    const edge = closes === "sell" ? 96n : 104n;
    const at = (atoms(markOf(x.prices, held.symbol)!) * edge) / (100n * atoms(tick));
    const hedged = x.futures.accounts.get(w.taker)?.hedge === true;
    const common = {
      type: "PlaceContractOrder",
      symbol: held.symbol,
      kind: "limit",
      contracts: lots(w.contracts),
      price: price(at * atoms(tick)),
      reduceOnly: false,
      clientId: undefined,
      prevention: "none",
    } as const;
    const leg: LegName = !hedged ? "both" : closes === "sell" ? "long" : "short";
    return {
      type: "PlaceContractOrders",
      orders: [
        { ...common, account: w.taker, side: opposite(closes), timeInForce: "gtc", leg },
        { ...common, account: held.owner, side: closes, timeInForce: "ioc", leg: held.leg },
      ],
    };
  },
);

/** Cancels one of the algo orders that wait, one of another, or all of a contract. */
export const cancelAlgo: fc.Arbitrary<Wish> = fc.oneof(
  wishFrom(fc.record({ account, which: fc.nat(), clientId }), function cancelAlgo(w, x) {
    const waiting = [...x.algos.waiting.keys(), ...x.algos.triggered.keys()];
    const id = waiting[w.which % Math.max(1, waiting.length)] ?? 1;
    const owner = w.which % 5 === 0 ? w.account : (x.algos.waiting.get(id)?.account ?? w.account);
    const algo = w.clientId === undefined ? { id } : { clientId: w.clientId };
    return { type: "CancelAlgoOrder", account: owner, algo };
  }),
  wishFrom(fc.record({ account, symbol }), function cancelAlgos(w) {
    return { type: "CancelAlgoOrders", ...w };
  }),
);

/** Leverage, margin type or position mode. */
export const futuresSetting: fc.Arbitrary<Wish> = fc.oneof(
  wishFrom(
    fc.record({ account, symbol, leverage: fc.constantFrom(0, 1, 2, 5, 20, 50, 100, 125) }),
    function leverage(w) {
      return { type: "ChangeLeverage", ...w };
    },
  ),
  wishFrom(fc.record({ account, symbol, isolated: fc.boolean() }), function marginType(w) {
    return { type: "ChangeMarginType", ...w };
  }),
  wishFrom(
    fc.record({
      account,
      symbol,
      leg: fc.constantFrom<LegName>("both", "long", "short"),
      nth: fc.nat(20),
      fits: fc.constantFrom(true, true, true, false),
      does: fc.constantFrom("add", "remove"),
      amount: fc.oneof(fc.bigInt({ min: 1n, max: 200_000n }), fc.bigInt({ min: 0n, max: 50_000_000n })),
    }),
    function positionMargin({ nth, fits, ...w }, x) {
      // Mostly a position that has margin of its own.
      const found = [...x.futures.accounts].flatMap(([owner, { settings, positions }]) =>
        [...positions.values()]
          .filter((each) => settings.get(each.symbol)?.isolated === true && count(each.contracts) !== 0)
          .map(({ symbol: of, leg }) => ({ account: owner, symbol: of, leg })),
      );
      const held = fits ? found[nth % found.length] : undefined;
      return { type: "ChangePositionMargin", ...w, ...held, amount: amount(w.amount) };
    },
  ),
  wishFrom(fc.record({ account, hedge: fc.boolean() }), function positionMode(w) {
    return { type: "ChangePositionMode", ...w };
  }),
);
