// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Exchange-Information

import type { Contract } from "../../../../../core/listing.ts";
import { contracts } from "../../../../../core/select-market.ts";
import type { View } from "../../../../../core/view.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { plain, withPlaces } from "../../../../../money/text.ts";
import { atoms, count } from "../../../../../money/units.ts";
import { DAPI_ALLOWANCE, rateLimitsOf } from "../../../../allowances.ts";
import { TIMES_IN_FORCE } from "../../../../words.ts";
import { contractStatus, sizeText } from "../../figures.ts";
import { ORDER_TYPES } from "../../params.ts";

/** The listed contracts with their filters, and the allowances of an address and an account. */
export const exchangeInformation = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Exchange-Information",
  title: "Exchange Information",
  documented: "2026-01-15",
  route: "GET /dapi/v1/exchangeInfo",
  security: "NONE",
  weight: perIp(1),
  params: {},
  answer: (x, _p, caller) => ({
    exchangeFilters: [],
    // The example prints the type last.
    rateLimits: rateLimitsOf(DAPI_ALLOWANCE).map(({ rateLimitType, ...rest }) => ({ ...rest, rateLimitType })),
    serverTime: count(caller.now),
    symbols: contracts(x).map(contractRow),
    timezone: "UTC",
  }),
});

function contractRow(contract: View<Contract>) {
  return {
    filters: filtersOf(contract),
    orderTypes: [...ORDER_TYPES],
    timeInForce: Object.keys(TIMES_IN_FORCE),
    liquidationFee: withPlaces(contract.liquidationFee, 6),
    marketTakeBound: withPlaces(contract.marketTakeBound, 2),
    symbol: contract.symbol,
    pair: contract.pair,
    contractType: contract.contractType,
    deliveryDate: count(contract.delivery),
    onboardDate: count(contract.onboarded),
    contractStatus: contractStatus(contract),
    contractSize: Number(atoms(contract.size)),
    quoteAsset: contract.quote,
    baseAsset: contract.base,
    marginAsset: contract.base,
    pricePrecision: contract.pricePlaces,
    quantityPrecision: 0,
    baseAssetPrecision: 8,
    quotePrecision: 8,
    // The next one and the two percentages are the same on every live contract; the page says to ignore them.
    equalQtyPrecision: 4,
    triggerProtect: withPlaces(contract.triggerProtect, 4),
    maintMarginPercent: "2.5000",
    requiredMarginPercent: "5.0000",
    underlyingType: "COIN",
    underlyingSubType: contract.underlyingSubType,
  };
}

function filtersOf(contract: View<Contract>) {
  const lot = ({ min, max }: View<Contract>["lot"]) => ({
    maxQty: sizeText(max),
    minQty: sizeText(min),
    stepSize: "1",
  });
  return [
    {
      filterType: "PRICE_FILTER",
      maxPrice: plain(contract.price.max),
      minPrice: plain(contract.price.min),
      tickSize: plain(contract.price.tick),
    },
    { filterType: "LOT_SIZE", ...lot(contract.lot) },
    { filterType: "MARKET_LOT_SIZE", ...lot(contract.marketLot) },
    { filterType: "MAX_NUM_ORDERS", limit: contract.maxOrders },
    { filterType: "MAX_NUM_ALGO_ORDERS", limit: contract.maxAlgoOrders },
    {
      filterType: "PERCENT_PRICE",
      multiplierUp: withPlaces(contract.percentPrice.up, 4),
      multiplierDown: withPlaces(contract.percentPrice.down, 4),
      multiplierDecimal: "4",
    },
  ];
}
