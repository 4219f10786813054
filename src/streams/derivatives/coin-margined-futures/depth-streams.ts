// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Diff-Book-Depth-Streams

import { span } from "../../../money/units.ts";
import type { MarketStream, Said } from "../../declare.ts";
import { bookSteps, type BookStep, topOfBook } from "../../depth.ts";
import { ofContract } from "../../names.ts";

const ABOUT = { documented: "2026-01-15", host: "coinm", pace: "250 ms, 500 ms or 100 ms" } as const;

/** The milliseconds a name asks for; a quarter of a second where it does not say. */
function pace(asked: string | undefined) {
  return span(asked === undefined ? 250 : Number.parseInt(asked.slice(1), 10));
}

/** The best prices of a contract's book. */
export const contractPartialDepthStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Partial-Book-Depth-Streams",
  title: "Partial Book Depth Streams",
  differs: "sent when the book has changed, and to whoever begins to listen",
  names: "<symbol>@depth<5|10|20>[@500ms|@100ms]",
  open: ofContract(/^@depth(5|10|20)(@500ms|@100ms)?$/, ({ symbol, pair }, [, most, speed], x) =>
    topOfBook(x, { symbol, most: Number(most), every: pace(speed) }, (top) => shown(pair, top, top.first)),
  ),
};

/** What has changed of a contract's book. */
export const contractDiffDepthStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Diff-Book-Depth-Streams",
  title: "Diff. Book Depth Streams",
  differs:
    "U is the u of the event before, as pu is: so the rule that a snapshot's number lies between U and u of the first event " +
    "can be kept also where the book is quiet",
  names: "<symbol>@depth[@500ms|@100ms]",
  open: ofContract(/^@depth(@500ms|@100ms)?$/, ({ symbol, pair }, [, speed], x) =>
    bookSteps(x, symbol, pace(speed), (step) => shown(pair, step, step.from)),
  ),
};

function shown(pair: string, step: BookStep, first: number): Said {
  const { symbol, from, to, bids, asks, changedAt, at } = step;
  return (times) => ({
    e: "depthUpdate",
    E: times(at),
    T: times(changedAt),
    s: symbol,
    ps: pair,
    U: first,
    u: to,
    pu: from,
    b: bids,
    a: asks,
  });
}
