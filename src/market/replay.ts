// Trades that were, made again: the coin's index comes to each trade's price, the house's quotes go along, and the trade
// is made with orders. Users' resting orders at the price or a better one are filled by it first: those at better prices, then
// by time, the house last, however much stood before them in the book the trade is from.

import type { Command } from "../core/commands.ts";
import { type Market, priceFilter } from "../core/listing.ts";
import { indexOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { indexFrom, nearestTicks, wholeLots } from "../money/convert.ts";
import { atoms, count, type Instant, lots, type Price, type Quantity } from "../money/units.ts";
import { type House, replayed } from "./makers.ts";
import { comeToPrice } from "./set-price.ts";
import { tend } from "./tend.ts";
import { coinAt, isWorthAnEntry } from "./walk.ts";

/** A trade of a market, as it was. */
export interface PastTrade {
  readonly price: Price;
  /** Of a pair in coins, of a contract in contracts. */
  readonly quantity: Quantity;
  readonly takerSide: "buy" | "sell";
}

/** From here on a price is come to as one that is set by hand: nobody trades on the way. */
const JUMP = 0.01;
const ONE_CONTRACT = 100_000_000n;

/** A trade that was, at a moment of the venue's; `all` has the quotes of all markets of the coin go along. */
export function* replayTrade(
  x: ExchangeView,
  house: House | undefined,
  symbol: string,
  { trade, at, all }: { readonly trade: PastTrade; readonly at: Instant; readonly all: boolean },
): Generator<Command> {
  const market: View<Market> = x.reference.markets.get(symbol)!;
  const quoted = market.kind === "pair" ? indexOf(x.prices, market.quote) : undefined;
  const index = quoted === undefined ? trade.price : indexFrom(trade.price, quoted, "half-up");
  const before = indexOf(x.prices, market.base);
  const change = before === index ? undefined : coinAt(x, market.base, index, at);
  const far = before === undefined || Math.abs(Number(atoms(index)) / Number(atoms(before)) - 1) > JUMP;
  if (change !== undefined && far) yield* comeToPrice(x, house, change);
  else yield* (change?.observations ?? []).filter((each) => isWorthAnEntry(x, each));
  if (house === undefined || market.status !== "trading") return;
  yield* tend(x, house, market, { at });
  const ticks = nearestTicks(trade.price, priceFilter(market).tick, "half-up");
  const size =
    market.kind === "pair"
      ? wholeLots(trade.quantity, market.filters.lot.step)
      : lots(Number(atoms(trade.quantity) / ONE_CONTRACT));
  if (count(ticks) > 0) yield* replayed(house, market, { side: trade.takerSide, at: ticks, size });
  if (!all) return;
  for (const other of x.reference.markets.values() as Iterable<View<Market>>) {
    if (other.base === market.base && other.symbol !== symbol && other.status === "trading") {
      yield* tend(x, house, other, { at });
    }
  }
}
