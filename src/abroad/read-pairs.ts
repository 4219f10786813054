// Pairs as a spot venue lists them, in the forms of today and of former years: MIN_NOTIONAL is what NOTIONAL was
// called, PERCENT_PRICE what PERCENT_PRICE_BY_SIDE was while both sides had one band.

import type { LotFilter, Pair, Prevention, PriceFilter } from "../core/listing.ts";
import { amount, price, quantity, ratio, SCALE } from "../money/units.ts";
import { type Listed, say, type SaidPair } from "./listed.ts";
import {
  figure,
  has,
  maybe,
  meaning,
  members,
  namesIn,
  type Place,
  truth,
  under,
  unusable,
  whole,
  word,
} from "./saved.ts";

const STATUSES = {
  TRADING: "trading",
  HALT: "halt",
  BREAK: "break",
  END_OF_DAY: "break",
  PRE_TRADING: "break",
  POST_TRADING: "break",
  AUCTION_MATCH: "break",
} as const;

const PREVENTIONS: Readonly<Record<string, Prevention>> = {
  NONE: "none",
  EXPIRE_TAKER: "expire-taker",
  EXPIRE_MAKER: "expire-maker",
  EXPIRE_BOTH: "expire-both",
  DECREMENT: "decrement",
  TRANSFER: "transfer",
};

/** What a pair's row has: the first of them are read, the others say nothing that is not the same of every pair here. */
const FIELDS = new Set(
  (
    "symbol status baseAsset quoteAsset isSpotTradingAllowed isMarginTradingAllowed filters defaultSelfTradePreventionMode " +
    "allowedSelfTradePreventionModes baseAssetPrecision quotePrecision quoteAssetPrecision baseCommissionPrecision " +
    "quoteCommissionPrecision orderTypes icebergAllowed ocoAllowed otoAllowed opoAllowed quoteOrderQtyMarketAllowed " +
    "allowTrailingStop cancelReplaceAllowed amendAllowed pegInstructionsAllowed permissions permissionSets"
  ).split(" "),
);

/** Reads the pairs of exchange information. */
export function readPairs(rows: Place, into: Listed): void {
  const inThis = new Set<string>();
  for (const row of members(rows)) {
    const symbol = word(under(row, "symbol"), /^[A-Z0-9-_.]{1,20}$/);
    if (inThis.has(symbol)) throw unusable(row, `${symbol} is listed twice`);
    inThis.add(symbol);
    for (const name of namesIn(row)) if (!FIELDS.has(name)) into.ignored.add(`symbols[].${name}`);
    say(into.pairs, symbol, pairOf(row, symbol, into), row);
  }
}

function pairOf(row: Place, symbol: string, into: Listed): SaidPair {
  const base = word(under(row, "baseAsset"), /^[A-Za-z0-9]{1,20}$/);
  const quote = word(under(row, "quoteAsset"), /^[A-Za-z0-9]{1,20}$/);
  if (base === quote) throw unusable(row, `${symbol} trades ${base} for itself`);
  const preventions = maybe(row, "allowedSelfTradePreventionModes");
  const usual = maybe(row, "defaultSelfTradePreventionMode");
  const allowed = preventions && members(preventions).map((each) => meaning(each, PREVENTIONS));
  const prevention = usual && meaning(usual, PREVENTIONS);
  if (prevention !== undefined && allowed !== undefined && ![...allowed, "none"].includes(prevention))
    throw unusable(usual!, "the usual mode is not among those allowed");
  return {
    symbol,
    base,
    quote,
    status: meaning(under(row, "status"), STATUSES),
    spot: has(row, "isSpotTradingAllowed") ? truth(under(row, "isSpotTradingAllowed")) : true,
    margin: has(row, "isMarginTradingAllowed") && truth(under(row, "isMarginTradingAllowed")),
    preventions: allowed,
    defaultPrevention: prevention,
    filters: filtersOf(under(row, "filters"), into),
  };
}

type Filters = { -readonly [N in keyof Pair["filters"]]?: Pair["filters"][N] };

function filtersOf(list: Place, into: Listed): SaidPair["filters"] {
  const found: Filters = {};
  const kinds = new Set<string>();
  for (const row of members(list)) {
    const kind = under(row, "filterType");
    const read = meaning(kind, READERS);
    if (kinds.has(kind.value as string)) throw unusable(row, `there are two ${String(kind.value)}`);
    kinds.add(kind.value as string);
    if (read === undefined) into.ignored.add(`filter ${String(kind.value)}`);
    else read(row, found);
  }
  const { price: priced, lot } = found;
  if (priced === undefined || lot === undefined)
    throw unusable(list, `${priced === undefined ? "PRICE_FILTER" : "LOT_SIZE"} is missing`);
  return { ...found, price: priced, lot };
}

/** How each filter is read; undefined where it counts for nothing here. */
const READERS: Readonly<Record<string, ((row: Place, into: Filters) => void) | undefined>> = {
  PRICE_FILTER(row, into) {
    into.price = priceFilter(row);
  },
  LOT_SIZE(row, into) {
    into.lot = lotFilter(row);
  },
  MARKET_LOT_SIZE(row, into) {
    into.marketLot = lotFilter(row);
  },
  ICEBERG_PARTS(row, into) {
    into.icebergParts = whole(under(row, "limit"));
  },
  PERCENT_PRICE(row, into) {
    const up = multiplier(row, "multiplierUp");
    const down = multiplier(row, "multiplierDown");
    into.percentPrice = {
      bidUp: up,
      bidDown: down,
      askUp: up,
      askDown: down,
      minutes: whole(under(row, "avgPriceMins")),
    };
  },
  PERCENT_PRICE_BY_SIDE(row, into) {
    into.percentPrice = {
      bidUp: multiplier(row, "bidMultiplierUp"),
      bidDown: multiplier(row, "bidMultiplierDown"),
      askUp: multiplier(row, "askMultiplierUp"),
      askDown: multiplier(row, "askMultiplierDown"),
      minutes: whole(under(row, "avgPriceMins")),
    };
  },
  MIN_NOTIONAL(row, into) {
    into.notional = {
      min: money(row, "minNotional"),
      max: amount(0n),
      minToMarket: has(row, "applyToMarket") ? truth(under(row, "applyToMarket")) : true,
      maxToMarket: false,
      minutes: has(row, "avgPriceMins") ? whole(under(row, "avgPriceMins")) : 5,
    };
  },
  NOTIONAL(row, into) {
    into.notional = {
      min: money(row, "minNotional"),
      max: money(row, "maxNotional"),
      minToMarket: truth(under(row, "applyMinToMarket")),
      maxToMarket: truth(under(row, "applyMaxToMarket")),
      minutes: whole(under(row, "avgPriceMins")),
    };
  },
  MAX_NUM_ORDERS(row, into) {
    into.maxOrders = whole(under(row, has(row, "limit") ? "limit" : "maxNumOrders"));
  },
  MAX_NUM_ALGO_ORDERS(row, into) {
    into.maxAlgoOrders = whole(under(row, has(row, "limit") ? "limit" : "maxNumAlgoOrders"));
  },
  MAX_NUM_ORDER_LISTS(row, into) {
    into.maxOrderLists = whole(under(row, "maxNumOrderLists"));
  },
  MAX_NUM_ORDER_AMENDS(row, into) {
    into.maxOrderAmends = whole(under(row, "maxNumOrderAmends"));
  },
  TRAILING_DELTA(row, into) {
    const of = (name: string): number => whole(under(row, name));
    const [min, max] = [of("minTrailingAboveDelta"), of("maxTrailingAboveDelta")];
    if (min > max) throw unusable(row, "the least is above the most");
    if (of("minTrailingBelowDelta") !== min || of("maxTrailingBelowDelta") !== max)
      throw unusable(row, "deltas above and below are the same here");
    into.trailingDelta = { min, max };
  },
  MAX_NUM_ICEBERG_ORDERS: undefined,
  MAX_POSITION: undefined,
  T_PLUS_SELL: undefined,
};

/** Bounds and grid of prices. */
export function priceFilter(row: Place): PriceFilter {
  const of = (name: string): PriceFilter["min"] => price(figure(under(row, name), SCALE.price));
  const found = { min: of("minPrice"), max: of("maxPrice"), tick: of("tickSize") };
  if (found.tick === price(0n)) throw unusable(under(row, "tickSize"), "a tick size is needed");
  if (found.max < found.min) throw unusable(row, "the lowest price is above the highest");
  return found;
}

function lotFilter(row: Place): LotFilter {
  const of = (name: string): LotFilter["min"] => quantity(figure(under(row, name), SCALE.quantity));
  const found = { min: of("minQty"), max: of("maxQty"), step: of("stepSize") };
  if (found.max < found.min) throw unusable(row, "the least quantity is above the most");
  return found;
}

function multiplier(row: Place, name: string): Pair["filters"]["percentPrice"]["bidUp"] {
  return ratio(figure(under(row, name), SCALE.ratio));
}

function money(row: Place, name: string): Pair["filters"]["notional"]["min"] {
  return amount(figure(under(row, name), SCALE.amount));
}
