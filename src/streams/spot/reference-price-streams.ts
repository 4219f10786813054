// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#reference-price-streams

import { indexTime, pairIndex } from "../../core/select-market.ts";
import { padded } from "../../money/text.ts";
import { SECOND } from "../../money/units.ts";
import type { MarketStream } from "../declare.ts";
import { ofPair } from "../names.ts";

/** The price that orders of a pair are measured by. */
export const referencePriceStream: MarketStream = {
  page: "spot/web-socket-streams/Reference-Price-Streams",
  title: "Reference Price Streams",
  documented: "2026-07-21",
  differs: "the reference price of a pair is its index; sent every second, also where it has not changed",
  host: "spot",
  names: "<symbol>@referencePrice",
  pace: "1000 ms",
  open: ofPair(/^@referencePrice$/, (pair) => ({
    hears: [
      { of: "index", name: pair.base },
      { of: "index", name: pair.quote },
    ],
    every: SECOND,
    ages: true,
    greets: true,
    say(x) {
      const index = pairIndex(x.prices, pair);
      const since = index === undefined ? x.at : indexTime(x.prices, pair);
      const { symbol } = pair;
      const r = index === undefined ? null : padded(index);
      return [(times) => ({ e: "referencePrice", s: symbol, r, t: times(since) })];
    },
  })),
};
