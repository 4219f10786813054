// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#trade-streams

import { count } from "../../money/units.ts";
import type { MarketStream } from "../declare.ts";
import { streamPrice, streamSize } from "../market-text.ts";

/** Every trade of a pair. */
export const tradeStream: MarketStream = {
  page: "spot/web-socket-streams/Trade-Streams",
  title: "Trade Streams",
  documented: "2026-07-21",
  suffix: "@trade",
  market: "pair",
  render(events, x, symbol) {
    const market = x.reference.markets.get(symbol)!;
    return events.flatMap((event) =>
      event.type !== "Traded" || event.symbol !== symbol
        ? []
        : [
            {
              e: "trade",
              E: count(x.at),
              s: symbol,
              t: event.trade,
              p: streamPrice(market, event.ticks),
              q: streamSize(market, event.lots),
              T: count(x.at),
              m: event.takerSide === "sell",
              M: true,
            },
          ],
    );
  },
};
