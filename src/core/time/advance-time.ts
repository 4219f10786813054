// Time comes to a moment at which something is due, and what is due happens.

import { floorTo, later } from "../../money/arithmetic.ts";
import { HOUR, type Instant, SECOND } from "../../money/units.ts";
import { expireListening } from "../accounts/listen.ts";
import type { AdvanceTime } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { chargeFunding } from "../futures/charge-funding.ts";
import { accrueInterest } from "../margin/accrue-interest.ts";
import { assess, marginLevel } from "../margin/assess.ts";
import { close } from "../orders/close.ts";
import { elapseCountdowns } from "../orders/countdown.ts";
import { refuse, type Rejection } from "../rejections.ts";
import { formMarks } from "../risk/form-marks.ts";
import type { ExchangeView } from "../state.ts";
import { oldestAlgo, oldestContractOrder } from "./agenda.ts";
import { deliverContracts } from "./deliver.ts";
import { fulfilNotices } from "./fulfil-notices.ts";

/** Lets all happen that is due: marks, interest, funding, deliveries, margin calls, what runs out, what was announced. */
export function advanceTime(x: ExchangeView, at: Instant, c: AdvanceTime, emit: Emit): Rejection | undefined {
  if (c.to < at) return refuse("time-runs-forward");

  // An hour is charged for when time comes to it, not again while it stays there.
  const arrives = x.at < c.to;
  emit({ type: "TimeAdvanced", to: c.to });
  if (floorTo(c.to, SECOND) === c.to) formMarks(x, c.to, emit);
  if (arrives && floorTo(c.to, HOUR) === c.to) accrueInterest(x, c.to, emit);
  if (arrives) chargeFunding(x, c.to, emit);
  deliverContracts(x, c.to, emit);
  callAgain(x, c.to, emit);
  expireContractOrders(x, c.to, emit);
  expireAlgos(x, c.to, emit);
  elapseCountdowns(x, c.to, emit);
  expireListening(x, c.to, emit);
  fulfilNotices(x, c.to, emit);
  return undefined;
}

/** Tells the owners of accounts that have been in the margin-call zone for another day, in the order of their purses. */
function callAgain(x: ExchangeView, now: Instant, emit: Emit): void {
  const every = x.reference.settings?.marginCallEvery;
  if (every === undefined) return;
  const due = [...x.margin.called].filter((purse) => later(x.margin.accounts.get(purse)!.calledAt!, every) <= now);
  for (const purse of due.sort((a, b) => a - b)) {
    const { account, symbol } = x.margin.accounts.get(purse)!;
    const { assets, debts } = assess(x, purse);
    emit({ type: "MarginCalled", account, purse, symbol, level: marginLevel(assets, debts) });
  }
}

function expireContractOrders(x: ExchangeView, now: Instant, emit: Emit): void {
  const validity = x.reference.settings?.contractOrderValidity;
  if (validity === undefined) return;
  for (let order = oldestContractOrder(x); order !== undefined; order = oldestContractOrder(x)) {
    if (later(order.placedAt, validity) > now) return;
    close(x, order, "expired", "", emit);
  }
}

function expireAlgos(x: ExchangeView, now: Instant, emit: Emit): void {
  const validity = x.reference.settings?.contractOrderValidity;
  if (validity === undefined) return;
  for (let algo = oldestAlgo(x); algo !== undefined; algo = oldestAlgo(x)) {
    if (later(algo.placedAt, validity) > now) return;
    emit({ type: "AlgoClosed", algo: algo.id, account: algo.account, status: "expired" });
  }
}
