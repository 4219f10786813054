// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/general-endpoints#exchange-information

import type { Pair } from "../../../core/listing.ts";
import { pairs } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import { flag, optional, type Parameter, type Values, withDefault } from "../../../gateway/parameters.ts";
import { count } from "../../../money/units.ts";
import { rateLimitsOf, SPOT_ALLOWANCE } from "../../allowances.ts";
import { ORDER_TYPES, spell } from "../../words.ts";
import { listedPairs, namedPair, spellStatus, symbol, symbolList, symbolStatus } from "../params.ts";
import { filtersOf } from "../pair-filters.ts";

/** Permissions as one word, or as a JSON array of words. */
const permissions: Parameter<readonly string[]> = {
  type: "ENUM",
  range: "",
  read(value) {
    const words = /^\[("[A-Z0-9_]{1,20}"(,"[A-Z0-9_]{1,20}")*)\]$/.test(value)
      ? (JSON.parse(value) as string[])
      : [value];
    return words.every((word) => /^[A-Z0-9_]{1,20}$/.test(word)) ? words : { wrong: "invalid" };
  },
};

const params = {
  symbol: optional(symbol),
  symbols: optional(symbolList),
  permissions: optional(permissions),
  showPermissionSets: withDefault(flag, true),
  symbolStatus,
} as const;

/** What is shown where a call names no permissions. */
const USUAL_PERMISSIONS: readonly string[] = ["SPOT", "MARGIN", "LEVERAGED"];
/** Decimal places of every amount. */
const PLACES = 8;

/** What is traded here, by which rules, and how much may be asked. */
export const exchangeInformation = query({
  page: "spot/general/Exchange-Information",
  title: "Exchange information",
  documented: "2026-07-21",
  route: "GET /api/v3/exchangeInfo",
  security: "NONE",
  weight: perIp(20),
  params,
  differs:
    "RAW_REQUESTS are those that were recognised and whose weight was charged; there is no smart order routing, hence no sors; " +
    "avgPriceMins are printed, although orders are measured by the index wherever there is one",
  answer(x, p, caller) {
    const shown = shownPairs(x, p);
    if (isWireError(shown)) return shown;
    return {
      timezone: "UTC",
      serverTime: count(caller.now),
      rateLimits: rateLimitsOf(SPOT_ALLOWANCE),
      exchangeFilters: [],
      symbols: shown.map((pair) => pairRow(pair, p.showPermissionSets)),
    };
  },
});

function shownPairs(x: ExchangeView, p: Values<typeof params>): readonly View<Pair>[] | WireError {
  const narrowed = p.permissions !== undefined || p.symbolStatus !== undefined;
  const named = p.symbol !== undefined || p.symbols !== undefined;
  if ((named && narrowed) || (p.symbol !== undefined && p.symbols !== undefined)) return wireError("BAD_COMBINATION");
  if (p.symbol !== undefined) {
    const pair = namedPair(x, { symbol: p.symbol });
    return isWireError(pair) ? pair : [pair];
  }
  if (p.symbols !== undefined) return listedPairs(x, p.symbols);
  const wanted = p.permissions ?? USUAL_PERMISSIONS;
  return pairs(x).filter(
    (pair) =>
      permissionsOf(pair).some((permission) => wanted.includes(permission)) &&
      (p.symbolStatus === undefined || p.symbolStatus === spellStatus(pair)),
  );
}

function permissionsOf(pair: View<Pair>): string[] {
  return [...(pair.spot ? ["SPOT"] : []), ...(onMargin(pair) ? ["MARGIN"] : [])];
}

function onMargin(pair: View<Pair>): boolean {
  return pair.cross || pair.isolated;
}

function pairRow(pair: View<Pair>, withPermissionSets: boolean) {
  return {
    symbol: pair.symbol,
    status: spellStatus(pair),
    baseAsset: pair.base,
    baseAssetPrecision: PLACES,
    quoteAsset: pair.quote,
    quotePrecision: PLACES,
    quoteAssetPrecision: PLACES,
    baseCommissionPrecision: PLACES,
    quoteCommissionPrecision: PLACES,
    orderTypes: Object.keys(ORDER_TYPES).sort(),
    icebergAllowed: true,
    ocoAllowed: true,
    otoAllowed: true,
    opoAllowed: true,
    quoteOrderQtyMarketAllowed: true,
    allowTrailingStop: true,
    cancelReplaceAllowed: true,
    amendAllowed: true,
    pegInstructionsAllowed: true,
    isSpotTradingAllowed: pair.spot,
    isMarginTradingAllowed: onMargin(pair),
    filters: filtersOf(pair),
    // Long out of use, and printed empty.
    permissions: [],
    ...(withPermissionSets ? { permissionSets: [permissionsOf(pair)] } : {}),
    defaultSelfTradePreventionMode: spell(pair.defaultPrevention),
    allowedSelfTradePreventionModes: pair.preventions.map(spell),
  };
}
