// Algo orders as the wire shows them.

import { contractOrderType } from "../../contract-order-type.ts";
import type { Contract } from "../../../core/listing.ts";
import { accountOf, type AlgoOrder, waitingAlgos } from "../../../core/select.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import type { Json } from "../../../gateway/declare.ts";
import { wireError, type WireError } from "../../../gateway/errors.ts";
import { long, optional } from "../../../gateway/parameters.ts";
import type { AlgoFacts } from "../../../history/algo-facts.ts";
import { plain } from "../../../money/text.ts";
import { count, ticks } from "../../../money/units.ts";
import { spell, spellMatch } from "../../words.ts";
import { averageText, priceText, sizeText } from "./figures.ts";
import { averageOf, percentOf } from "./orders.ts";

/** The types of algo orders. */
export const ALGO_TYPES = ["STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET"] as const;

/** The number of an algo order. */
export const algoId = optional(long());

/** The algo order a call names: by its number, which counts before its client id, or the refusal of a call that names none. */
export function algoNamed(asked: {
  readonly algoId: number | undefined;
  readonly clientAlgoId: string | undefined;
}): { readonly id?: number; readonly clientId?: string } | WireError {
  if (asked.algoId !== undefined) return { id: asked.algoId };
  if (asked.clientAlgoId !== undefined) return { clientId: asked.clientAlgoId };
  return wireError("MISSING_BOTH", { one: "clientAlgoId", other: "algoId" });
}

/** The algo orders of an account that wait, and those whose order is open, oldest first. */
export function openAlgos(x: ExchangeView, account: number): View<AlgoOrder>[] {
  const { coinm } = accountOf(x, account);
  const triggered = [...x.algos.triggered.values()].filter(({ purse }) => purse === coinm);
  return [...waitingAlgos(x.algos, coinm), ...triggered].sort((a, b) => a.id - b.id);
}

/** An algo order as its placement and lists of open ones show it. */
export function algoBody(contract: View<Contract>, algo: Omit<View<AlgoOrder>, "node">): Record<string, Json> {
  return { ...beginning(algo), ...prices(contract, algo), icebergQuantity: null, ...ending(contract, algo) };
}

/** An algo order as queries show it: with the order it placed. */
export function queriedAlgoBody(contract: View<Contract>, algo: AlgoFacts): Record<string, Json> {
  const none = priceText(contract, ticks(0));
  return {
    ...beginning(algo),
    actualOrderId: algo.actual === 0 ? "" : String(algo.actual),
    actualPrice: averageText(contract, averageOf(contract, algo.filled, algo.cost)),
    ...prices(contract, algo),
    icebergQuantity: null,
    tpTriggerPrice: none,
    tpPrice: none,
    slTriggerPrice: none,
    slPrice: none,
    tpOrderType: "",
    ...ending(contract, algo),
  };
}

type Shown = Omit<View<AlgoOrder>, "node">;

function beginning(algo: Shown) {
  return {
    algoId: algo.id,
    clientAlgoId: algo.clientId,
    algoType: "CONDITIONAL",
    orderType: contractOrderType(algo),
    symbol: algo.symbol,
    side: spell(algo.side),
    positionSide: spell(algo.terms.leg),
    timeInForce: spell(algo.timeInForce),
    quantity: sizeText(algo.lots),
    algoStatus: spell(algo.status),
  };
}

function prices(contract: View<Contract>, algo: Shown) {
  const trails = algo.trailingDelta > 0;
  return {
    triggerPrice: priceText(contract, trails ? ticks(0) : algo.stopTicks),
    price: priceText(contract, algo.ticks),
  };
}

function ending(contract: View<Contract>, algo: Shown) {
  const { condition, reduceOnly } = algo.terms;
  const trails = algo.trailingDelta > 0;
  return {
    selfTradePreventionMode: spell(algo.prevention),
    workingType: condition.by === "mark" ? "MARK_PRICE" : "CONTRACT_PRICE",
    priceMatch: spellMatch(algo.terms.priceMatch),
    closePosition: condition.closesAll,
    priceProtect: condition.guarded,
    reduceOnly,
    activatePrice: trails ? priceText(contract, algo.stopTicks) : "",
    callbackRate: trails ? plain(percentOf(algo.trailingDelta)) : "",
    createTime: count(algo.placedAt),
    updateTime: count(algo.updatedAt),
    triggerTime: count(algo.triggeredAt),
    goodTillDate: 0,
  };
}
