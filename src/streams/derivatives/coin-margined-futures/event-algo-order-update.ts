// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Event-Algo-Order-Update

import { contractOrderType } from "../../../api/contract-order-type.ts";
import type { Event } from "../../../core/events.ts";
import { isMarket } from "../../../core/order.ts";
import type { Reason } from "../../../core/rejections.ts";
import { type AlgoOrder, algoById, orderById } from "../../../core/select.ts";
import { contractOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { type ErrorName, wireError } from "../../../gateway/errors.ts";
import { fixed } from "../../../money/text.ts";
import { count, NO_LOTS, ticks } from "../../../money/units.ts";
import type { UserEvent } from "../../declare.ts";
import { spelled, spelledMatch } from "../../words.ts";
import { averageText, priceText } from "./figures.ts";

/** The errors of what keeps the order of an algo order from being placed. */
const REASONS = {
  "insufficient-margin": "COINM_MARGIN",
  "position-beyond-leverage": "COINM_POSITION_LIMIT",
  "nothing-to-reduce": "COINM_REDUCE_ONLY",
  "beyond-position-to-reduce": "COINM_REDUCE_TOO_MUCH",
  "no-such-level": "COINM_NO_LEVEL",
  "only-closing": "COINM_ONLY_REDUCING",
} as const satisfies { readonly [R in Reason]?: ErrorName };

/** An algo order was placed, its order was, or it is over. */
export const algoOrderUpdate: UserEvent = {
  page: "derivatives/coin-margined-futures/user-data-streams/Event-Algo-Order-Update",
  title: "Event: Algo Order Update",
  documented: "2026-06-24",
  differs:
    "documented for USDⓈ-M, and sent for contracts in that shape. TRIGGERING is not told apart from TRIGGERED, which comes " +
    "before the ORDER_TRADE_UPDATE of the order that is placed; FINISHED comes after that of its end",
  stream: "coinm",
  name: "ALGO_UPDATE",
  render(event, x, account) {
    if (event.type !== "AlgoPlaced" && event.type !== "AlgoTriggered" && event.type !== "AlgoClosed") return undefined;
    const algo = algoById(x.algos, event.algo)!;
    if (algo.account !== account) return undefined;
    return { e: "ALGO_UPDATE", T: count(x.at), E: count(x.at), o: { ...termsOf(x, algo), ...endOf(event) } };
  },
};

function termsOf(x: ExchangeView, algo: View<AlgoOrder>) {
  const { condition, reduceOnly, leg, priceMatch } = algo.terms;
  const contract = contractOf(x, algo.symbol)!;
  const trails = algo.trailingDelta > 0;
  return {
    caid: algo.clientId,
    aid: algo.id,
    at: "CONDITIONAL",
    o: contractOrderType(algo),
    s: algo.symbol,
    S: spelled(algo.side),
    ps: leg.toUpperCase(),
    f: spelled(algo.timeInForce),
    q: String(count(algo.lots)),
    X: spelled(algo.status),
    ai: algo.actual === 0 ? "" : String(algo.actual),
    ...(algo.actual === 0 ? {} : actualOf(x, algo)),
    tp: priceText(contract, trails ? ticks(0) : algo.stopTicks),
    p: priceText(contract, algo.ticks),
    V: spelled(algo.prevention),
    wt: condition.by === "mark" ? "MARK_PRICE" : "CONTRACT_PRICE",
    pm: spelledMatch(priceMatch),
    cp: condition.closesAll,
    pP: condition.guarded,
    R: reduceOnly,
    ...(trails ? { cr: fixed(BigInt(algo.trailingDelta), 2, 1) } : {}),
    tt: count(algo.triggeredAt),
    gtd: 0,
  };
}

/** The order it placed, as far as that has come. */
function actualOf(x: ExchangeView, algo: View<AlgoOrder>) {
  const contract = contractOf(x, algo.symbol)!;
  const order = orderById(x.orders, algo.actual);
  return {
    ap: order === undefined ? "0" : averageText(contract, order),
    aq: String(count(order?.filled ?? NO_LOTS)),
    act: isMarket(algo.kind) ? "MARKET" : "LIMIT",
  };
}

/** Of a rejected one, what a new order would be refused with. */
function endOf(event: Event) {
  if (event.type !== "AlgoClosed" || event.reason === undefined) return {};
  const { reason } = event;
  return { rm: wireError(reason in REASONS ? REASONS[reason as keyof typeof REASONS] : "COINM_REJECTED").msg };
}
