// A contract that no fresh venue lists, as listings say it.

/** A contract as `exchangeInfo` has it. */
interface Saved {
  readonly [member: string]: unknown;
  readonly filters: readonly object[];
}

/** The perpetual, with a band around its mark. */
export const litecoinPerpetual = (multiplierUp: string, multiplierDown: string): Saved => ({
  symbol: "LTCUSD_PERP",
  pair: "LTCUSD",
  contractType: "PERPETUAL",
  deliveryDate: 4_133_404_800_000,
  onboardDate: 1_597_993_200_000,
  contractStatus: "TRADING",
  contractSize: 10,
  marginAsset: "LTC",
  baseAsset: "LTC",
  quoteAsset: "USD",
  pricePrecision: 2,
  triggerProtect: "0.0500",
  underlyingSubType: ["PoW"],
  filters: [
    { filterType: "PRICE_FILTER", minPrice: "1.5", maxPrice: "30000", tickSize: "0.01" },
    { filterType: "LOT_SIZE", stepSize: "1", maxQty: "900000", minQty: "1" },
    { filterType: "MARKET_LOT_SIZE", stepSize: "1", maxQty: "9000", minQty: "1" },
    { filterType: "MAX_NUM_ORDERS", limit: 200 },
    { filterType: "MAX_NUM_ALGO_ORDERS", limit: 20 },
    { filterType: "PERCENT_PRICE", multiplierUp, multiplierDown, multiplierDecimal: "4" },
  ],
  liquidationFee: "0.006000",
  marketTakeBound: "0.30",
});

/** The perpetual as it was listed in 2021: fifteen in a hundred on either side. */
export const LITECOIN_PERPETUAL = litecoinPerpetual("1.1500", "0.8500");
