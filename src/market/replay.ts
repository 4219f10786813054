// Trades that were, made again where no book is recorded: the coin's index comes to each trade's price, the house's quotes go
// along, and the trade is made with orders. Users' resting orders at better prices are filled by it first. Those at its own
// price are too, by time, the house last, however much stood before them where the trade is from: or, as a more careful
// model has it, they are not.

import type { Command } from "../core/commands.ts";
import { type Market, priceFilter } from "../core/listing.ts";
import { indexOf, lineAt } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { indexFrom, nearestTicks, wholeLots } from "../money/convert.ts";
import { atoms, count, type Instant, lots, type Price, type Quantity, ticks as ticksUnit } from "../money/units.ts";
import { type House, replayed } from "./makers.ts";
import type { FillModel } from "./recorded-trade.ts";
import { comeToPrices } from "./set-price.ts";
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

/** A trade that was, at a moment of the venue's. What stood before anybody is not known here: a queue fills like `cross`. */
export function* replayTrade(
  x: ExchangeView,
  house: House | undefined,
  symbol: string,
  { trade, at, fill }: { readonly trade: PastTrade; readonly at: Instant; readonly fill: FillModel },
): Generator<Command> {
  const market: View<Market> = x.reference.markets.get(symbol)!;
  const quoted = market.kind === "pair" ? indexOf(x.prices, market.quote) : undefined;
  const index = quoted === undefined ? trade.price : indexFrom(trade.price, quoted, "half-up");
  const before = indexOf(x.prices, market.base);
  const change = before === index ? undefined : coinAt(x, market.base, index, at);
  const far = before === undefined || Math.abs(Number(atoms(index)) / Number(atoms(before)) - 1) > JUMP;
  if (change !== undefined && far) yield* comeToPrices(x, house, [change]);
  else yield* (change?.observations ?? []).filter((each) => isWorthAnEntry(x, each));
  if (house === undefined || market.status !== "trading") return;
  yield* tend(x, house, market, { at });
  const ticks = nearestTicks(trade.price, priceFilter(market).tick, "half-up");
  const size =
    market.kind === "pair"
      ? wholeLots(trade.quantity, market.filters.lot.step)
      : lots(Number(atoms(trade.quantity) / ONE_CONTRACT));
  if (count(ticks) < 1) return;
  const side = trade.takerSide === "buy" ? "sell" : "buy";
  if (fill !== "touch" && lineAt(x, symbol, side, ticks).some(({ account }) => account !== house.maker)) {
    // Only who offers better has been passed by for certain, and a trade at this price would be with those who wait there.
    const nearer = (trade.takerSide === "buy" ? -1 : 1) + count(ticks);
    yield {
      type: "TakeLevel",
      account: house.tape,
      symbol,
      side: trade.takerSide,
      ticks: ticksUnit(nearer),
      lots: size,
    };
    return;
  }
  yield* replayed(house, market, { side: trade.takerSide, at: ticks, size });
}
