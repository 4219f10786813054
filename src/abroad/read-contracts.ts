// Contracts as a COIN-M venue lists them, their brackets, and how they are funded.

import { type Bracket, withDeductions } from "../core/listing.ts";
import { amount, count, face, HOUR, instant, lots, type Lots, rate, ratio, SCALE, span } from "../money/units.ts";
import { type Listed, say, type SaidContract } from "./listed.ts";
import { figure, has, maybe, meaning, members, namesIn, type Place, under, unusable, whole, word } from "./saved.ts";
import { priceFilter } from "./read-pairs.ts";

/** What is on its way to delivery, or was delivered, is not taken over: time alone delivers. */
const STATUSES = {
  TRADING: "trading",
  PENDING_TRADING: "break",
  CLOSE: "break",
  BREAK: "break",
  PRE_DELIVERING: undefined,
  DELIVERING: undefined,
  DELIVERED: undefined,
  PRE_SETTLE: undefined,
  SETTLING: undefined,
} as const;

const TYPES = {
  PERPETUAL: "PERPETUAL",
  CURRENT_QUARTER: "CURRENT_QUARTER",
  NEXT_QUARTER: "NEXT_QUARTER",
  "PERPETUAL DELIVERING": undefined,
  "CURRENT_QUARTER DELIVERING": undefined,
  "NEXT_QUARTER DELIVERING": undefined,
} as const;

/** What a contract's row has that is read, or is the same of every contract here. */
const FIELDS = new Set(
  (
    "symbol pair contractType deliveryDate onboardDate contractStatus contractSize marginAsset maintMarginPercent " +
    "requiredMarginPercent baseAsset quoteAsset pricePrecision quantityPrecision baseAssetPrecision quotePrecision " +
    "equalQtyPrecision maxMoveOrderLimit triggerProtect underlyingType underlyingSubType filters orderTypes timeInForce " +
    "liquidationFee marketTakeBound"
  ).split(" "),
);

/** Reads the contracts of exchange information. */
export function readContracts(rows: Place, into: Listed): void {
  const inThis = new Set<string>();
  for (const row of members(rows)) {
    const symbol = word(under(row, "symbol"), /^[A-Z0-9-_.]{1,20}$/);
    if (inThis.has(symbol)) throw unusable(row, `${symbol} is listed twice`);
    inThis.add(symbol);
    for (const name of namesIn(row)) if (!FIELDS.has(name)) into.ignored.add(`symbols[].${name}`);
    say(into.contracts, symbol, contractOf(row, symbol), row);
  }
}

function contractOf(row: Place, symbol: string): SaidContract {
  const base = word(under(row, "baseAsset"), /^[A-Za-z0-9]{1,20}$/);
  if (maybe(row, "marginAsset")?.value !== base) throw unusable(row, `${symbol} is not margined in its coin`);
  const type = meaning(under(row, "contractType"), TYPES);
  const status = meaning(under(row, "contractStatus"), STATUSES);
  const size = figure(under(row, "contractSize"), 0);
  if (size === 0n) throw unusable(under(row, "contractSize"), "a contract is of some dollars");
  return {
    symbol,
    pair: word(under(row, "pair"), /^[A-Z0-9-_.]{1,20}$/),
    base,
    quote: word(under(row, "quoteAsset"), /^[A-Za-z0-9]{1,20}$/),
    status: type === undefined ? undefined : status,
    contractType: type ?? "PERPETUAL",
    size: face(size),
    onboarded: instant(whole(under(row, "onboardDate"))),
    delivery: instant(whole(under(row, "deliveryDate"))),
    marketTakeBound: ratio(figure(under(row, "marketTakeBound"), SCALE.ratio)),
    triggerProtect: ratio(figure(under(row, "triggerProtect"), SCALE.ratio)),
    liquidationFee: ratio(figure(under(row, "liquidationFee"), SCALE.ratio)),
    pricePlaces: whole(under(row, "pricePrecision")),
    underlyingSubType: members(under(row, "underlyingSubType")).map((each) => word(each, /^.{1,40}$/)),
    ...filtersOf(under(row, "filters")),
  };
}

const FILTERS = [
  "PRICE_FILTER",
  "LOT_SIZE",
  "MARKET_LOT_SIZE",
  "MAX_NUM_ORDERS",
  "MAX_NUM_ALGO_ORDERS",
  "PERCENT_PRICE",
] as const;

function filtersOf(
  list: Place,
): Pick<SaidContract, "price" | "lot" | "marketLot" | "maxOrders" | "maxAlgoOrders" | "percentPrice"> {
  const rows = new Map<string, Place>();
  for (const row of members(list)) {
    const kind = meaning(under(row, "filterType"), Object.fromEntries(FILTERS.map((name) => [name, name])));
    if (rows.has(kind)) throw unusable(row, `there are two ${kind}`);
    rows.set(kind, row);
  }
  const the = (kind: (typeof FILTERS)[number]): Place => {
    const row = rows.get(kind);
    if (row === undefined) throw unusable(list, `${kind} is missing`);
    return row;
  };
  const percent = the("PERCENT_PRICE");
  return {
    price: priceFilter(the("PRICE_FILTER")),
    lot: sizes(the("LOT_SIZE")),
    marketLot: sizes(the("MARKET_LOT_SIZE")),
    maxOrders: whole(under(the("MAX_NUM_ORDERS"), "limit")),
    maxAlgoOrders: whole(under(the("MAX_NUM_ALGO_ORDERS"), "limit")),
    percentPrice: {
      up: ratio(figure(under(percent, "multiplierUp"), SCALE.ratio)),
      down: ratio(figure(under(percent, "multiplierDown"), SCALE.ratio)),
    },
  };
}

function sizes(row: Place): { readonly min: Lots; readonly max: Lots } {
  if (whole(under(row, "stepSize")) !== 1) throw unusable(under(row, "stepSize"), "contracts are whole");
  const [min, max] = [whole(under(row, "minQty")), whole(under(row, "maxQty"))];
  if (min > max) throw unusable(row, "the least quantity is above the most");
  return { min: lots(min), max: lots(max) };
}

/** Reads the brackets of contracts, or of pairs; their floors and sums must be what their caps and rates come to. */
export function readLadders(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const name = word(under(row, has(row, "symbol") ? "symbol" : "pair"));
    const list = under(row, "brackets");
    say(into.ladders, name, ladderOf(list), list);
  }
}

function ladderOf(list: Place): readonly Bracket[] {
  const rows = members(list).toSorted((a, b) => whole(under(a, "bracket")) - whole(under(b, "bracket")));
  if (rows.length === 0) throw unusable(list, "brackets are needed");
  const ladder = withDeductions(
    rows.map((row) => ({
      leverage: whole(under(row, "initialLeverage")),
      cap: amount(figure(under(row, "qtyCap"), SCALE.amount)),
      maintenance: ratio(figure(under(row, "maintMarginRatio"), SCALE.ratio)),
    })),
  );
  for (const [nth, bracket] of ladder.entries()) {
    const row = rows[nth]!;
    const before = ladder[nth - 1];
    const floor = maybe(row, "qtylFloor") ?? under(row, "qtyFloor");
    if (whole(under(row, "bracket")) !== nth + 1) throw unusable(row, `bracket ${nth + 1} is missing`);
    if (bracket.leverage < 1) throw unusable(under(row, "initialLeverage"), "leverage is 1 at least");
    if (bracket.cap <= bracket.floor) throw unusable(under(row, "qtyCap"), "the cap is not above the floor");
    if (figure(floor, SCALE.amount) !== figure(nth === 0 ? zero(floor) : under(rows[nth - 1]!, "qtyCap"), SCALE.amount))
      throw unusable(floor, "the floor is not where the bracket before ends");
    if (before !== undefined && (bracket.leverage > before.leverage || bracket.maintenance < before.maintenance))
      throw unusable(row, "larger positions have neither more leverage nor a lower rate");
  }
  return ladder;
}

function zero(of: Place): Place {
  return { ...of, value: "0" };
}

/** Reads how contracts are funded that are not funded as most. */
export function readFundings(rows: Place, into: Listed): void {
  for (const row of members(rows)) {
    const said = (name: string): bigint => figure(under(row, name), SCALE.rate, "signed");
    const hours = whole(under(row, "fundingIntervalHours"));
    if (hours < 1 || 24 % hours !== 0)
      throw unusable(under(row, "fundingIntervalHours"), "a day is no whole number of these");
    const [cap, floor] = [said("adjustedFundingRateCap"), said("adjustedFundingRateFloor")];
    if (cap < floor) throw unusable(row, "the cap is below the floor");
    const terms = { interval: span(hours * count(HOUR)), cap: rate(cap), floor: rate(floor) };
    say(into.fundings, word(under(row, "symbol")), terms, row);
  }
}
