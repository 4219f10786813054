// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Index-Price-Stream

import { contracts, indexOf } from "../../../core/select-market.ts";
import { padded } from "../../../money/text.ts";
import { SECOND, span } from "../../../money/units.ts";
import type { MarketStream } from "../../declare.ts";
import { ofUnderlying } from "../../names.ts";

const SLOW = span(3_000);

/** The index of a pair: the dollar price of its coin. */
export const indexPriceStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/Index-Price-Stream",
  title: "Index Price Stream",
  documented: "2026-01-15",
  host: "coinm",
  names: "<pair>@indexPrice[@1s]",
  pace: "3000 ms or 1000 ms, also where nothing has changed",
  open: ofUnderlying(/^@indexPrice(@1s)?$/, (pair, [, fast], opened) => {
    const { base } = contracts(opened).find((each) => each.pair === pair)!;
    return {
      hears: [{ of: "index", name: base }],
      every: fast === undefined ? SLOW : SECOND,
      ages: true,
      greets: true,
      say(x, now) {
        const index = indexOf(x.prices, base);
        if (index === undefined) return [];
        const text = padded(index);
        return [(times) => ({ e: "indexPriceUpdate", E: times(now), i: pair, p: text })];
      },
    };
  }),
};
