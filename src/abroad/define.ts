// What was read of another venue as definitions of this one: what is listed here already keeps what nothing was said of,
// what is new gets the rest as a fresh venue has it.

import {
  type Asset,
  type Bracket,
  type Contract,
  type IsolatedTier,
  MOST_TICKS,
  type Pair,
  type PriceFilter,
} from "../core/listing.ts";
import type { Rejection } from "../core/rejections.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { assumedFunding, ASSUMED_BRACKETS } from "../genesis/contracts.ts";
import { amountOf, ratioOf } from "../genesis/figures.ts";
import { DEFAULT_PAIRS } from "../genesis/pairs.ts";
import { plus } from "../money/arithmetic.ts";
import { priceAt } from "../money/convert.ts";
import { type Instant, NO_AMOUNT, type Price, rate, ratio, type Ratio, ticks } from "../money/units.ts";
import type { Listed, Said, SaidContract, SaidPair } from "./listed.ts";
import { type Place, type Unusable, unusable } from "./saved.ts";

/** What a venue lists already. */
export type Known = Pick<ExchangeView["reference"], "assets" | "markets">;

/** Definitions, and where each is said. */
export interface Definitions {
  readonly assets: readonly Asset[];
  readonly markets: readonly (Pair | Contract)[];
  /** Where a market or an asset is said, by its name. */
  readonly places: ReadonlyMap<string, Place>;
  /** Contracts that are delivered by now, or are being delivered: they are passed over. */
  readonly delivered: readonly string[];
  /** Contracts whose brackets nobody said. */
  readonly assumed: readonly string[];
}

/** Levels of fees that are looked for. */
const MOST_LEVELS = 20;
const MOST_TIERS = 100;
const USUAL: Pair = DEFAULT_PAIRS[0]!;
/** Numbers of pairs of which none is said. */
const FIRST_PAIR_ID = 350_000_000_000_000_001n;
/** Above liquidation, as in a fresh venue's ladders of 5x. */
const PRE_LIQUIDATION = ratioOf("0.02");

/** Definitions of what was read, of these markets or of all. Throws `Unusable` where facts do not go together. */
export function definitionsOf(said: Listed, known: Known, at: Instant, chosen?: ReadonlySet<string>): Definitions {
  const places = new Map<string, Place>();
  const delivered: string[] = [];
  const assumed: string[] = [];
  const markets = new Map<string, Pair | Contract>();
  const wanted = (symbol: string): boolean => chosen?.has(symbol) ?? true;
  for (const [symbol, fact] of said.pairs) {
    if (!wanted(symbol)) continue;
    places.set(symbol, fact.at);
    const other = said.contracts.get(symbol);
    if (other !== undefined) throw unusable(fact.at, `${symbol} is said to be a contract, too`);
    markets.set(symbol, pairOf(fact, known, markets.size));
  }
  for (const [symbol, fact] of said.contracts) {
    if (!wanted(symbol)) continue;
    places.set(symbol, fact.at);
    if (fact.is.status === undefined || fact.is.delivery <= at) delivered.push(symbol);
    else markets.set(symbol, contractOf(fact.is, fact.is.status, said, known, assumed));
  }
  for (const [symbol, place] of amended(said, wanted)) {
    const market = markets.get(symbol) ?? known.markets.get(symbol);
    if (market === undefined) {
      if (chosen === undefined && said.pairs.size + said.contracts.size === 0)
        throw unusable(place, `${symbol} is not listed`);
      continue;
    }
    if (!places.has(symbol)) places.set(symbol, place);
    markets.set(symbol, market.kind === "pair" ? margined(market, said, place) : bracketed(market, said));
  }
  return {
    assets: assetsOf(said, known, markets, places, chosen),
    markets: [...markets.values()],
    places,
    delivered,
    assumed,
  };
}

/** What is to be said where the exchange refuses definitions: why, and where what it refuses stands. */
export function placedConflict(rejection: Rejection, { places }: Definitions): Unusable | undefined {
  if (rejection.reason !== "definition-conflict") return undefined;
  const [name = "", ...why] = rejection.what.split(": ");
  const at = places.get(name);
  return at === undefined ? undefined : unusable(at, `${name}: ${why.join(": ")}`);
}

/** Names of what is listed. */
export interface Names {
  readonly assets: ReadonlySet<string>;
  readonly markets: ReadonlySet<string>;
}

/** What is new of definitions, with the prices that were read, where this was listed before. */
export function newOf(
  { assets, markets }: Definitions,
  said: Listed,
  before: Names,
): {
  readonly assets: readonly Asset[];
  readonly listedBefore: ReadonlySet<string>;
  readonly markets: readonly (Pair | Contract)[];
  readonly prices: ReadonlyMap<string, Price>;
  readonly indexes: ReadonlyMap<string, { readonly index: Price; readonly mark: Price }>;
} {
  return {
    assets,
    listedBefore: before.assets,
    markets: markets.filter(({ symbol }) => !before.markets.has(symbol)),
    prices: new Map([...said.prices].map(([name, { is }]) => [name, is])),
    indexes: new Map([...said.indexes].map(([name, { is }]) => [name, is])),
  };
}

/** The markets of which more is said than exchange information does, each once. */
function amended(said: Listed, wanted: (symbol: string) => boolean): Map<string, Place> {
  const found = new Map<string, Place>();
  const note = (symbol: string, at: Place): void => {
    if (wanted(symbol) && !found.has(symbol)) found.set(symbol, at);
  };
  for (const facts of [said.tiers, said.isolatedLimits] as const)
    for (const [name, { at }] of facts as ReadonlyMap<string, Said<unknown>>) note(name.split(" ")[0]!, at);
  for (const facts of [said.crossPairs, said.isolatedPairs, said.fundings] as const)
    for (const [name, { at }] of facts as ReadonlyMap<string, Said<unknown>>) note(name, at);
  for (const [name, { at }] of said.ladders) if (name.includes("_")) note(name, at);
  return found;
}

function pairOf({ is, at }: Said<SaidPair>, known: Known, nth: number): Pair {
  const before = known.markets.get(is.symbol);
  if (before !== undefined && before.kind !== "pair") throw unusable(at, `${is.symbol} is a contract here`);
  const { margin, preventions, defaultPrevention, filters, ...named } = is;
  const { marginBand: _, ...usual } = USUAL;
  const like = before ?? {
    ...usual,
    isolated: false,
    tiers: [],
    isolatedLimits: [],
    pairId: String(FIRST_PAIR_ID + BigInt(known.markets.size + nth)),
  };
  const without = Object.entries(USUAL.filters).filter(([name]) => !MAY_LACK.has(name));
  return {
    ...like,
    ...named,
    cross: margin,
    isolated: margin && like.isolated,
    preventions: preventions === undefined ? like.preventions : [...new Set(["none" as const, ...preventions])],
    defaultPrevention: defaultPrevention ?? like.defaultPrevention,
    filters: {
      ...(Object.fromEntries(without) as unknown as Pair["filters"]),
      marketLot: filters.lot,
      ...filters,
      price: narrowed(filters.price),
    },
  };
}

/** A book holds so many steps of price and no more: a highest price beyond them is the last of them. */
function narrowed({ min, max, tick }: PriceFilter): PriceFilter {
  const most = priceAt(ticks(MOST_TICKS), tick);
  return { min, max: max > most ? most : max, tick };
}

/** Filters that do not bound what they are about where a pair lacks them. */
const MAY_LACK = new Set(["maxOrderLists", "maxOrderAmends"]);

function contractOf(
  is: SaidContract,
  status: "trading" | "break",
  said: Listed,
  known: Known,
  assumed: string[],
): Contract {
  const before = known.markets.get(is.symbol);
  const contracts = [...(known.markets.values() as Iterable<View<Contract> | View<Pair>>)];
  const sibling = contracts.find((each) => each.kind === "contract" && each.pair === is.pair) as Contract | undefined;
  const ladder = said.ladders.get(is.symbol)?.is ?? said.ladders.get(is.pair)?.is;
  const like = before?.kind === "contract" ? before : sibling;
  if (ladder === undefined && like === undefined) assumed.push(is.symbol);
  const brackets: readonly Bracket[] = ladder ?? like?.brackets ?? ASSUMED_BRACKETS;
  const funding = like?.funding ?? assumedFunding(brackets[0]!);
  return bracketed(
    { kind: "contract", ...is, status, brackets, ...(is.contractType === "PERPETUAL" ? { funding } : {}) },
    said,
  );
}

function bracketed(contract: Contract, said: Listed): Contract {
  const brackets = said.ladders.get(contract.symbol)?.is ?? said.ladders.get(contract.pair)?.is ?? contract.brackets;
  const terms = said.fundings.get(contract.symbol)?.is;
  const funding =
    contract.funding === undefined || terms === undefined ? contract.funding : { ...contract.funding, ...terms };
  return { ...contract, brackets, ...(funding === undefined ? {} : { funding }) };
}

/** A pair with what is said of its margin. */
function margined(pair: Pair, said: Listed, at: Place): Pair {
  const tiers: IsolatedTier[] = [];
  for (let tier = 1; tier <= MOST_TIERS; tier++) {
    const fact = said.tiers.get(`${pair.symbol} ${tier}`);
    if (fact === undefined) break;
    const { initial, liquidation } = fact.is;
    // Calls are not in the answer: halfway from liquidation to the initial ratio, as nobody says.
    const marginCall = middle(liquidation, initial);
    const pre = plus(liquidation, PRE_LIQUIDATION);
    const last = tiers.at(-1);
    if (last !== undefined && (fact.is.baseLimit < last.baseLimit || fact.is.quoteLimit < last.quoteLimit))
      throw unusable(fact.at, "a tier lends no less than the one before");
    tiers.push({
      tier,
      ...fact.is,
      marginCall,
      preLiquidation: pre < marginCall ? pre : middle(liquidation, marginCall),
    });
  }
  const stray = [...said.tiers].filter(([name]) => name.startsWith(`${pair.symbol} `));
  if (stray.length !== tiers.length) throw unusable(stray[0]![1].at, `${pair.symbol} lacks tier ${tiers.length + 1}`);
  const isolated = said.isolatedPairs.get(pair.symbol)?.is ?? (tiers.length > 0 || pair.isolated);
  if (isolated && tiers.length === 0 && pair.tiers.length === 0)
    throw unusable(at, `isolated accounts in ${pair.symbol} need its tiers`);
  const limits = levels(said.isolatedLimits, pair.symbol);
  const most = (tiers.length > 0 ? tiers : pair.tiers).at(-1);
  const usual =
    pair.isolatedLimits.length > 0 || most === undefined
      ? pair.isolatedLimits
      : [{ base: most.baseLimit, quote: most.quoteLimit }];
  const cross = said.crossPairs.get(pair.symbol)?.is;
  return {
    ...pair,
    cross: cross?.margin ?? pair.cross,
    pairId: cross?.id ?? pair.pairId,
    isolated,
    tiers: tiers.length > 0 ? tiers : pair.tiers,
    isolatedLimits: limits.length > 0 ? limits : usual,
  };
}

function middle(low: Ratio, high: Ratio): Ratio {
  const [a, b] = [low, high] as unknown as [bigint, bigint];
  return ratio((a + b) >> 1n);
}

/** What is said of a name at each level, from 0 on. */
function levels<T>(of: ReadonlyMap<string, Said<T>>, name: string): readonly T[] {
  const found: T[] = [];
  for (let level = 0; level <= MOST_LEVELS; level++) {
    const fact = of.get(`${name} ${level}`);
    if (fact !== undefined) {
      // Of a level nothing is said of, the one above says the nearest.
      while (found.length < level) found.push(fact.is);
      found.push(fact.is);
    }
  }
  return found;
}

function assetsOf(
  said: Listed,
  known: Known,
  markets: ReadonlyMap<string, Pair | Contract>,
  places: Map<string, Place>,
  chosen: ReadonlySet<string> | undefined,
): Asset[] {
  const needed = new Map<string, Place>();
  for (const market of markets.values()) {
    for (const asset of market.kind === "pair" ? [market.base, market.quote] : [market.base])
      if (!known.assets.has(asset) && !needed.has(asset)) needed.set(asset, places.get(market.symbol)!);
  }
  const spoken = new Map<string, Place>();
  for (const [name, { at }] of said.assets) spoken.set(name, at);
  for (const [name, { at }] of said.loans) spoken.set(name.split(" ")[0]!, at);
  for (const [name, { at }] of said.collaterals) spoken.set(name, at);
  for (const [name, at] of spoken) {
    // Of the coins of chosen markets alone, where markets are chosen.
    if (known.assets.has(name) || needed.has(name) || chosen === undefined) needed.set(name, at);
  }
  return [...needed].map(([name, at]) => {
    if (!places.has(name)) places.set(name, at);
    return assetOf(name, said, known.assets.get(name));
  });
}

function assetOf(name: string, said: Listed, before: Asset | undefined): Asset {
  const loans = levels(said.loans, name);
  const terms = said.assets.get(name)?.is;
  const like: Asset = before ?? {
    name,
    fullName: name,
    borrowable: false,
    mortgageable: false,
    minimumBorrow: NO_AMOUNT,
    minimumRepay: NO_AMOUNT,
    dailyRates: [rate(0n)],
    borrowLimits: [amountOf("0")],
    collateralRatio: ratioOf("1"),
  };
  return {
    ...like,
    ...(loans.length === 0
      ? {}
      : {
          borrowable: loans[0]!.borrowable,
          mortgageable: loans[0]!.collateral,
          dailyRates: loans.map((each) => each.rate),
          borrowLimits: loans.map((each) => each.limit),
        }),
    ...terms,
    collateralRatio: said.collaterals.get(name)?.is ?? like.collateralRatio,
  };
}
