// What events do to algo orders.

import { instant } from "../../money/units.ts";
import type { AlgoOrder } from "../algo-order.ts";
import { fileAlgo, fileTriggered, unfileAlgo } from "../book/algos.ts";
import { arm, disarm, trail } from "../book/book.ts";
import { NONE } from "../book/ladder-view.ts";
import type { AlgoClosed, AlgoPlaced, AlgoTrailingBegan, AlgoTriggered } from "../events.ts";
import type { Exchange } from "../state.ts";

/** An algo order was accepted: it waits in its market's book, unseen. */
export function applyAlgoPlaced(x: Exchange, e: AlgoPlaced): void {
  const algo: AlgoOrder = {
    id: e.algo,
    symbol: e.symbol,
    account: e.account,
    purse: e.purse,
    clientId: e.clientId,
    side: e.side,
    kind: e.kind,
    timeInForce: e.timeInForce,
    ticks: e.ticks,
    stopTicks: e.stopTicks,
    trailingDelta: e.trailingDelta,
    prevention: e.prevention,
    lots: e.lots,
    terms: { leg: e.leg, reduceOnly: e.reduceOnly, condition: e.condition, priceMatch: e.priceMatch },
    placedAt: x.at,
    status: "new",
    updatedAt: x.at,
    trailingAt: instant(0),
    triggeredAt: instant(0),
    actual: 0,
    node: NONE,
  };
  x.counters.order = e.algo;
  fileAlgo(x.algos, algo);
  arm(x.books.get(algo.symbol)!, algo);
}

/** An algo order that trails follows the price from now on. */
export function applyAlgoTrailingBegan(x: Exchange, e: AlgoTrailingBegan): void {
  const algo = x.algos.waiting.get(e.algo)!;
  const book = x.books.get(algo.symbol)!;
  disarm(book, algo);
  algo.trailingAt = x.at;
  algo.updatedAt = x.at;
  trail(book, algo, e.from);
}

/** The price of an algo order came. */
export function applyAlgoTriggered(x: Exchange, e: AlgoTriggered): void {
  const algo = x.algos.waiting.get(e.algo)!;
  wake(x, algo);
  algo.status = "triggered";
  algo.triggeredAt = x.at;
  algo.updatedAt = x.at;
  algo.actual = e.order;
  fileTriggered(x.algos, algo);
}

/** An algo order is over. */
export function applyAlgoClosed(x: Exchange, e: AlgoClosed): void {
  const algo = (x.algos.waiting.get(e.algo) ?? x.algos.triggered.get(e.algo))!;
  if (algo.status === "new") wake(x, algo);
  else {
    x.algos.triggered.delete(algo.id);
    x.algos.placers.delete(algo.actual);
  }
  if (e.status === "rejected") algo.triggeredAt = x.at;
  algo.status = e.status;
  algo.updatedAt = x.at;
  x.algos.settled.set(algo.id, algo);
}

function wake(x: Exchange, algo: AlgoOrder): void {
  disarm(x.books.get(algo.symbol)!, algo);
  unfileAlgo(x.algos, algo);
}
