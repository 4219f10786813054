// Who may place an order on a pair, and from which purse: what is common to all orders on pairs.

import { isPositive, minus, plus } from "../../money/arithmetic.ts";
import { averagePrice, priceAt, quantityOf, scaledPrice, ticksOf, wholeLots } from "../../money/convert.ts";
import {
  count,
  type Lots,
  NO_LOTS,
  type Price,
  type Quantity,
  type Ratio,
  ratio,
  type Ticks,
  ticks,
} from "../../money/units.ts";
import { deskOf } from "../book/desk.ts";
import type { PurseName } from "../commands.ts";
import type { PurseId } from "../ledger/ledger.ts";
import { isLiquidating } from "../margin/assess.ts";
import { pairIndex, tradedSince } from "../prices/prices.ts";
import { findPurse, isRejection, usableMargin } from "../purse.ts";
import { brokenFilter, type FilteredOrder } from "../reference/filters.ts";
import { lotSize, type Pair, type Prevention } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** Where an order goes and where its funds are. */
export interface Admission {
  readonly pair: View<Pair>;
  readonly purse: PurseId;
  readonly prevention: Prevention;
}

/** Lets an order in, or says why not: the pair, the purse, its state, the market, the prevention mode. */
export function admit(
  x: ExchangeView,
  name: PurseName,
  symbol: string,
  prevention: Prevention | undefined,
): Admission | Rejection {
  const pair = x.reference.markets.get(symbol);
  if (pair === undefined || pair.kind !== "pair") return { reason: "unknown-symbol", symbol };
  const refused = notPermitted(pair, name);
  if (refused !== undefined) return refused;
  const purse = findPurse(x, name);
  if (isRejection(purse)) return purse;
  if (name.kind !== "spot") {
    const account = usableMargin(x, name);
    if (isRejection(account)) return account;
    if (isLiquidating(account)) return refuse("level-too-low");
  }
  if (pair.status !== "trading") return refuse("market-closed");
  const mode = prevention ?? pair.defaultPrevention;
  if (!pair.preventions.includes(mode)) return refuse("prevention-not-allowed");
  return { pair, purse, prevention: mode };
}

/** Tells a pair that margin accounts trade in the other mode only from one they do not trade at all. */
function notPermitted(pair: View<Pair>, name: PurseName): Rejection | undefined {
  const { symbol } = pair;
  const { kind } = name;
  const trades = kind === "isolated" ? pair.isolated && name.symbol === symbol : kind !== "coinm" && pair[kind];
  if (trades) return undefined;
  if (kind === "spot" || pair.cross || pair.isolated) return { reason: "not-permitted", symbol };
  return { reason: "not-a-margin-pair", symbol };
}

/** The price orders of a pair are compared with: its index, else the average of the minutes at hand, else its last trade. */
export function referencePrice(x: ExchangeView, pair: View<Pair>): Price | undefined {
  return pairIndex(x.prices, pair) ?? averageOrLast(x, pair);
}

function averageOrLast(x: ExchangeView, pair: View<Pair>): Price | undefined {
  const tape = x.prices.tapes.get(pair.symbol)!;
  if (tape.lastAt === undefined) return undefined;
  const oldest = tape.recent[0];
  const traded = oldest === undefined ? undefined : tradedSince(tape, oldest.openAt);
  if (traded === undefined || count(traded.lots) === 0) return priceAt(tape.lastTicks, pair.filters.price.tick);
  return averagePrice(traded.quote, quantityOf(traded.lots, lotSize(pair)), "down");
}

/** Why an order's numbers are not acceptable, if they are not. */
export function broken(
  x: ExchangeView,
  { pair, purse }: Admission,
  order: Omit<FilteredOrder, "open" | "stops" | "reference">,
  more: { readonly open: number; readonly stops: number },
): Rejection | undefined {
  if (order.quantity !== undefined && !isPositive(order.quantity)) return refuse("value-is-zero");
  if (order.price !== undefined && !isPositive(order.price)) return refuse("value-is-zero");
  if (order.icebergQuantity !== undefined && order.quantity !== undefined && order.icebergQuantity > order.quantity) {
    return refuse("iceberg-exceeds-quantity");
  }
  const desk = deskOf(x.orders, purse, pair.symbol);
  const filter = brokenFilter(pair, {
    ...order,
    open: (desk?.open.size ?? 0) + more.open,
    stops: (desk?.stops ?? 0) + more.stops,
    reference: referencePrice(x, pair),
  });
  if (filter !== undefined) return { reason: "filter", filter };
  const margin = x.margin.accounts.has(purse);
  return margin && isBeyondBand(x, pair, order) ? { reason: "beyond-margin-band", symbol: pair.symbol } : undefined;
}

/**
 * Whether a limit price is worse for its owner than the index by more than the band of its pair: a bid above
 * index × (1 + band), rounded down, or an offer below index × (1 − band), rounded up. Without an index none is.
 */
function isBeyondBand(
  x: ExchangeView,
  pair: View<Pair>,
  { side, price }: Pick<FilteredOrder, "side" | "price">,
): boolean {
  const index = pairIndex(x.prices, pair);
  if (pair.marginBand === undefined || index === undefined || price === undefined) return false;
  return side === "buy"
    ? price > scaledPrice(index, plus(ONE, pair.marginBand), "down")
    : price < scaledPrice(index, minus(ONE, pair.marginBand), "up");
}

const ONE: Ratio = ratio(100_000_000n);

/** A price that passed the filters, on the book's grid; zero for none. */
export function gridTicks(pair: View<Pair>, price: Price | undefined): Ticks {
  return price === undefined ? ticks(0) : ticksOf(price, pair.filters.price.tick);
}

/** A quantity that passed the filters, on the book's grid; zero for none. */
export function gridLots(pair: View<Pair>, quantity: Quantity | undefined): Lots {
  return quantity === undefined ? NO_LOTS : wholeLots(quantity, lotSize(pair));
}

/** Whether a client id is in use by an open order of the purse in the market. */
export function isTaken(x: ExchangeView, { pair, purse }: Admission, clientId: string | undefined): boolean {
  return clientId !== undefined && deskOf(x.orders, purse, pair.symbol)?.open.has(clientId) === true;
}

/** Whether a stop price is reached already by the last trade. */
export function isReached(x: ExchangeView, pair: View<Pair>, stop: Ticks, waits: "rise" | "fall"): boolean {
  const tape = x.prices.tapes.get(pair.symbol)!;
  if (tape.lastAt === undefined) return false;
  return waits === "rise" ? tape.lastTicks >= stop : tape.lastTicks <= stop;
}
