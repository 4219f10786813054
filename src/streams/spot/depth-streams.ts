// https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams#partial-book-depth-streams

import { span } from "../../money/units.ts";
import type { MarketStream } from "../declare.ts";
import { bookSteps, topOfBook } from "../depth.ts";
import { ofPair } from "../names.ts";

const ABOUT = { documented: "2026-07-21", host: "spot", pace: "1000 ms, or 100 ms" } as const;

/** The milliseconds a name asks for; a second where it does not say. */
function pace(asked: string | undefined) {
  return span(asked === undefined ? 1_000 : 100);
}

/** The best prices of a pair's book. */
export const partialDepthStream: MarketStream = {
  ...ABOUT,
  page: "spot/web-socket-streams/Partial-Book-Depth-Streams",
  title: "Partial Book Depth Streams",
  differs: "sent when the book has changed, and to whoever begins to listen",
  names: "<symbol>@depth<5|10|20>[@100ms]",
  open: ofPair(/^@depth(5|10|20)(@100ms)?$/, ({ symbol }, [, most, speed], x) =>
    topOfBook(x, { symbol, most: Number(most), every: pace(speed) }, ({ to, bids, asks }) => () => ({
      lastUpdateId: to,
      bids,
      asks,
    })),
  ),
};

/** What has changed of a pair's book. */
export const diffDepthStream: MarketStream = {
  ...ABOUT,
  page: "spot/web-socket-streams/Diff-Depth-Stream",
  title: "Diff. Depth Stream",
  names: "<symbol>@depth[@100ms]",
  open: ofPair(/^@depth(@100ms)?$/, ({ symbol }, [, speed], x) =>
    bookSteps(x, symbol, pace(speed), ({ from, to, bids, asks, at }) => (times) => ({
      e: "depthUpdate",
      E: times(at),
      s: symbol,
      U: from + 1,
      u: to,
      b: bids,
      a: asks,
    })),
  ),
};
