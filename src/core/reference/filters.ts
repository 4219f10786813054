// The filters of pairs and the limits of contracts: whether an order's numbers are acceptable.
// Steps are counted from the filter's minimum, as Binance's filter pages define them for contracts;
// for pairs the grid starts at zero.

import { isMultiple, isPositive, isZero } from "../../money/arithmetic.ts";
import { notional, quotient, scaledPrice } from "../../money/convert.ts";
import { type Amount, atoms, count, type Lots, type Price, type Quantity } from "../../money/units.ts";
import type { Side } from "../order.ts";
import type { ContractLimit, FilterName } from "../rejections.ts";
import type { View } from "../view.ts";
import type { Contract, LotFilter, Pair, PriceFilter } from "../listing.ts";

/** An order's numbers, as the filters of a pair see them. */
export interface FilteredOrder {
  readonly side: Side;
  readonly market: boolean;
  readonly stop: boolean;
  readonly price: Price | undefined;
  readonly stopPrice: Price | undefined;
  /** In basis points; undefined where the order does not trail. */
  readonly trailingDelta: number | undefined;
  readonly quantity: Quantity | undefined;
  readonly quoteQuantity: Amount | undefined;
  readonly icebergQuantity: Quantity | undefined;
  /** Open orders and stop orders its owner has in the market already. */
  readonly open: number;
  readonly stops: number;
  /** What a price is compared with, and what a market order is valued at. */
  readonly reference: Price | undefined;
}

/** The first filter of a pair an order breaks, in the order in which `exchangeInfo` lists them. */
export function brokenFilter(pair: View<Pair>, order: FilteredOrder): FilterName | undefined {
  const { filters } = pair;
  if (order.price !== undefined && offPrice(filters.price, order.price)) return "PRICE_FILTER";
  if (order.stopPrice !== undefined && offPrice(filters.price, order.stopPrice)) return "PRICE_FILTER";
  if (order.quantity !== undefined && offLot(filters.lot, order.quantity)) return "LOT_SIZE";
  if (order.icebergQuantity !== undefined && isPositive(order.icebergQuantity)) {
    if (offLot(filters.lot, order.icebergQuantity)) return "LOT_SIZE";
    const { quantity, icebergQuantity } = order;
    if (quantity !== undefined && parts(quantity, icebergQuantity) > BigInt(filters.icebergParts))
      return "ICEBERG_PARTS";
  }
  if (order.market && order.quantity !== undefined && offLot(filters.marketLot, order.quantity))
    return "MARKET_LOT_SIZE";
  if (order.trailingDelta !== undefined && offTrail(filters.trailingDelta, order.trailingDelta))
    return "TRAILING_DELTA";
  if (order.price !== undefined && offBand(filters.percentPrice, order)) return "PERCENT_PRICE_BY_SIDE";
  if (offNotional(filters.notional, order)) return "NOTIONAL";
  if (order.open >= filters.maxOrders) return "MAX_NUM_ORDERS";
  if (order.stop && order.stops >= filters.maxAlgoOrders) return "MAX_NUM_ALGO_ORDERS";
  return undefined;
}

/** The first limit of a contract an order breaks. */
export function brokenLimit(
  contract: View<Contract>,
  order: {
    readonly side: Side;
    readonly market: boolean;
    readonly stop: boolean;
    readonly price: Price | undefined;
    readonly stopPrice: Price | undefined;
    /** Undefined for an order that closes whatever there is. */
    readonly contracts: Lots | undefined;
    /** Open orders and stop orders its owner has in the contract already. */
    readonly open: number;
    readonly stops: number;
    readonly mark: Price | undefined;
  },
): ContractLimit | undefined {
  const { price, stopPrice, mark } = order;
  const sized = order.contracts === undefined ? undefined : offSize(contract, count(order.contracts), order.market);
  if (sized !== undefined) return sized;
  if (price !== undefined) {
    if (price < contract.price.min) return "price-below-minimum";
    if (price > contract.price.max) return "price-above-maximum";
    if (offTick(contract, price)) return "price-off-grid";
  }
  if (stopPrice !== undefined) {
    if (stopPrice < contract.price.min) return "price-below-minimum";
    if (stopPrice > contract.price.max) return "stop-above-maximum";
    if (offTick(contract, stopPrice)) return "price-off-grid";
  }
  const { up, down } = contract.percentPrice;
  // The limit of an order that waits is for when its price has come: it is held against that.
  const near = stopPrice ?? mark;
  if (price !== undefined && near !== undefined) {
    if (order.side === "buy" && price > scaledPrice(near, up, "down"))
      return order.stop ? "price-above-stop" : "price-above-band";
    if (order.side === "sell" && price < scaledPrice(near, down, "up"))
      return order.stop ? "price-below-stop" : "price-below-band";
  }
  if (order.open >= contract.maxOrders) return "too-many-orders";
  return order.stop && order.stops >= contract.maxAlgoOrders ? "too-many-stops" : undefined;
}

function offSize(contract: View<Contract>, size: number, market: boolean): ContractLimit | undefined {
  const { lot, marketLot } = contract;
  if (size <= 0) return "size-not-positive";
  if (size < count(lot.min)) return "size-below-minimum";
  return size > (market ? Math.min(count(lot.max), count(marketLot.max)) : count(lot.max))
    ? "size-above-maximum"
    : undefined;
}

function offTick({ price: { min, tick } }: View<Contract>, at: Price): boolean {
  return (atoms(at) - atoms(min)) % atoms(tick) !== 0n;
}

function offPrice(filter: View<PriceFilter>, price: Price): boolean {
  if (isPositive(filter.min) && price < filter.min) return true;
  if (isPositive(filter.max) && price > filter.max) return true;
  return !isMultiple(price, filter.tick);
}

function offLot(filter: View<LotFilter>, quantity: Quantity): boolean {
  if (quantity < filter.min) return true;
  if (isPositive(filter.max) && quantity > filter.max) return true;
  return isPositive(filter.step) && !isMultiple(quantity, filter.step);
}

/** Above and below the market have the same bounds here. */
function offTrail(filter: View<Pair>["filters"]["trailingDelta"], delta: number): boolean {
  return delta < filter.min || delta > filter.max;
}

/** ⌈quantity ÷ iceberg quantity⌉ */
function parts(quantity: Quantity, iceberg: Quantity): bigint {
  return quotient(atoms(quantity), atoms(iceberg), "up");
}

function offBand(band: View<Pair>["filters"]["percentPrice"], order: FilteredOrder): boolean {
  if (order.reference === undefined) return false;
  const up = order.side === "buy" ? band.bidUp : band.askUp;
  const down = order.side === "buy" ? band.bidDown : band.askDown;
  return (
    order.price! > scaledPrice(order.reference, up, "down") || order.price! < scaledPrice(order.reference, down, "up")
  );
}

function offNotional(filter: View<Pair>["filters"]["notional"], order: FilteredOrder): boolean {
  const at = order.price ?? order.stopPrice ?? order.reference;
  const value =
    order.quoteQuantity ??
    (at === undefined || order.quantity === undefined ? undefined : notional(at, order.quantity, "down"));
  if (value === undefined) return false;
  if ((!order.market || filter.minToMarket) && value < filter.min) return true;
  return (!order.market || filter.maxToMarket) && !isZero(filter.max) && value > filter.max;
}
