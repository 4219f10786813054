// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#average-price

import { averageOf } from "../../api/average-price.ts";
import { AVERAGE_MINUTES, pairOf, tapeOf } from "../../core/select-market.ts";
import { padded } from "../../money/text.ts";
import { instant, SECOND } from "../../money/units.ts";
import type { MarketStream } from "../declare.ts";
import { ofPair } from "../names.ts";

/** What a pair cost on average in the last minutes. */
export const averagePriceStream: MarketStream = {
  page: "spot/web-socket-streams/Average-Price",
  title: "Average Price",
  documented: "2026-07-21",
  differs: "sent when it has changed, and to whoever begins to listen",
  host: "spot",
  names: "<symbol>@avgPrice",
  pace: "1000 ms",
  open: ofPair(/^@avgPrice$/, ({ symbol }) => {
    let told = "";
    return {
      hears: [{ of: "trades", name: symbol }],
      every: SECOND,
      ages: true,
      greets: true,
      say(x, now, joined) {
        const tape = tapeOf(x, symbol);
        const at = tape.lastAt ?? instant(0);
        const average = padded(averageOf(pairOf(x, symbol)!, tape, now));
        const text = `${average} ${tape.trade}`;
        if (text === told && !joined) return [];
        told = text;
        return [
          (times) => ({
            e: "avgPrice",
            E: times(now),
            s: symbol,
            i: `${AVERAGE_MINUTES}m`,
            w: average,
            T: times(at),
          }),
        ];
      },
    };
  }),
};
