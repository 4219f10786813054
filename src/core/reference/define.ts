// Listing assets and markets.

import { earlier, equal, isMultiple } from "../../money/arithmetic.ts";
import { atoms, count, HOUR, type Instant, type Span } from "../../money/units.ts";
import type { DefineAsset, DefineListing, DefineMarket, Establish } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { type Asset, type Contract, type Market, MOST_TICKS, type Notice, priceFilter } from "../listing.ts";

/** The largest number of ticks or lots a book can hold exactly. */
const SAFE_STEPS = BigInt(Number.MAX_SAFE_INTEGER);

/** Sets seed and settings, once. */
export function establish(x: ExchangeView, c: Establish, emit: Emit): Rejection | undefined {
  if (x.reference.settings !== undefined) return { reason: "definition-conflict", what: "the exchange is established" };

  emit({ type: "Established", seed: c.seed, settings: c.settings });
  return undefined;
}

/** Lists an asset or replaces its definition. */
export function defineAsset(_x: ExchangeView, c: DefineAsset, emit: Emit): Rejection | undefined {
  const wrong = wrongAsset(c.asset);
  if (wrong !== undefined) return wrong;

  emit({ type: "AssetDefined", asset: c.asset });
  return undefined;
}

/** Lists a market or replaces its definition; the grid of an existing book cannot change. */
export function defineMarket(x: ExchangeView, at: Instant, c: DefineMarket, emit: Emit): Rejection | undefined {
  const wrong = wrongMarket(x, at, c.market, NONE);
  if (wrong !== undefined) return wrong;

  emit({ type: "MarketDefined", market: c.market });
  return undefined;
}

/** Lists assets and markets or replaces their definitions: all of them, or none. */
export function defineListing(x: ExchangeView, at: Instant, c: DefineListing, emit: Emit): Rejection | undefined {
  const coming = new Set(c.assets.map(({ name }) => name));
  const twice = twiceIn(c.assets.map(({ name }) => name)) ?? twiceIn(c.markets.map(({ symbol }) => symbol));
  if (twice !== undefined) return { reason: "definition-conflict", what: `${twice}: it is defined twice` };
  for (const asset of c.assets) {
    const wrong = wrongAsset(asset);
    if (wrong !== undefined) return wrong;
  }
  for (const market of c.markets) {
    const wrong = wrongMarket(x, at, market, coming);
    if (wrong !== undefined) return wrong;
  }

  for (const asset of c.assets) emit({ type: "AssetDefined", asset });
  for (const market of c.markets) emit({ type: "MarketDefined", market });
  return undefined;
}

const NONE: ReadonlySet<string> = new Set();

function twiceIn(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

function wrongAsset({ name, dailyRates, borrowLimits }: Asset): Rejection | undefined {
  return dailyRates.length === 0 || borrowLimits.length === 0
    ? { reason: "definition-conflict", what: `${name}: rates and limits start at VIP level 0` }
    : undefined;
}

/** Why a market cannot be defined, where these assets are listed together with it. */
function wrongMarket(x: ExchangeView, at: Instant, market: Market, coming: ReadonlySet<string>): Rejection | undefined {
  for (const asset of market.kind === "pair" ? [market.base, market.quote] : [market.base]) {
    if (!x.reference.assets.has(asset) && !coming.has(asset)) return { reason: "unknown-asset", asset };
  }
  const wrong = unfit(market) ?? undeliverable(market, at) ?? conflict(x, at, market);
  return wrong === undefined ? undefined : { reason: "definition-conflict", what: `${market.symbol}: ${wrong}` };
}

function unfit(market: Market): string | undefined {
  const filter = priceFilter(market);
  const tick = atoms(filter.tick);
  if (tick <= 0n) return "a tick size is needed";
  if (atoms(filter.max) <= 0n) return "a highest price is needed";
  if (atoms(filter.max) > tick * BigInt(MOST_TICKS)) return "the price range has too many ticks for a book";
  if (market.kind === "contract") {
    // Prices step from the lowest one, and a book counts them from zero.
    if (!isMultiple(filter.min, filter.tick)) return "the lowest price is off the grid";
    if (market.funding !== undefined && !isHours(market.funding.interval)) return "funding needs whole hours";
    return market.brackets.length === 0 ? "brackets are needed" : undefined;
  }
  const step = atoms(market.filters.lot.step);
  if (step <= 0n) return "a lot size is needed";
  if (atoms(market.filters.lot.max) > step * SAFE_STEPS) return "the quantity range does not fit a book";
  if (market.isolated && market.tiers.length === 0) return "isolated tiers are needed";
  if (market.tiers.length > 0 && market.isolatedLimits.length === 0) return "tiers need the limits of isolated loans";
  return undefined;
}

/** Why a contract cannot be on its way to delivery: time alone delivers, and has not yet. */
function undeliverable(market: Market, at: Instant): string | undefined {
  if (market.kind !== "contract") return undefined;
  if (market.status === "delivering" || market.status === "delivered") return "a contract is delivered by time alone";
  return market.contractType !== "PERPETUAL" && market.delivery <= at
    ? "the moment of delivery is not ahead"
    : undefined;
}

function isPerpetual({ contractType }: View<Contract>): boolean {
  return contractType === "PERPETUAL";
}

function isHours(of: Span): boolean {
  return count(of) > 0 && count(of) % count(HOUR) === 0;
}

function hasIsolatedAccounts(x: ExchangeView, symbol: string): boolean {
  for (const account of x.margin.accounts.values()) if (account.symbol === symbol) return true;
  return false;
}

/** Whether isolated margin has been announced to list a pair. */
function isComing(x: ExchangeView, symbol: string): boolean {
  for (const { kind, isolatedPairs } of x.reference.notices.values() as Iterable<View<Notice>>) {
    if (kind === "list" && isolatedPairs.includes(symbol)) return true;
  }
  return false;
}

function conflict(x: ExchangeView, at: Instant, market: Market): string | undefined {
  const known: View<Market> | undefined = x.reference.markets.get(market.symbol);
  if (known === undefined) return undefined;
  if (known.kind !== market.kind) return "a pair cannot become a contract, or the reverse";
  if (known.kind === "contract" && known.status === "delivered") return "the contract has been delivered";
  if (known.kind === "contract" && market.kind === "contract" && isPerpetual(known) !== isPerpetual(market)) {
    return "a contract that is delivered cannot become perpetual, or the reverse";
  }
  if (known.kind === "contract" && market.kind === "contract" && known.delivery !== market.delivery) {
    const { settlementTime } = x.reference.settings!;
    if (!isPerpetual(known) && earlier(known.delivery, settlementTime) <= at)
      return "its settlement price is being taken";
  }
  if (known.base !== market.base || known.quote !== market.quote) return "the coins of a market are fixed";
  if (!equal(priceFilter(known).tick, priceFilter(market).tick)) return "the tick size of a book is fixed";
  // Books are built for their highest price, and orders may stand up to it.
  if (!equal(priceFilter(known).max, priceFilter(market).max)) return "the highest price of a book is fixed";
  if (market.kind === "pair" && market.tiers.length === 0 && isComing(x, market.symbol)) {
    return "isolated tiers are needed for what was announced";
  }
  if (known.kind === "pair" && market.kind === "pair" && !equal(known.filters.lot.step, market.filters.lot.step)) {
    return "the lot size of a book is fixed";
  }
  if (known.kind === "contract" && market.kind === "contract" && !equal(known.size, market.size)) {
    return "the size of a contract is fixed";
  }
  if (market.kind === "pair" && market.tiers.length === 0 && hasIsolatedAccounts(x, market.symbol)) {
    return "its isolated accounts need tiers";
  }
  return undefined;
}
