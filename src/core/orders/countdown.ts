// The dead man's switch: an account says that it is there, and if it does not say so again in time, what it has open
// in a contract is cancelled.

import { later } from "../../money/arithmetic.ts";
import { count, type Instant } from "../../money/units.ts";
import type { SetCountdown } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { findContract } from "../futures/find-contract.ts";
import { isRejection } from "../purse.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { cancelAll } from "./cancel.ts";

/** Sets a countdown, in place of one that runs, or stops it; that none runs is no refusal. */
export function setCountdown(x: ExchangeView, at: Instant, c: SetCountdown, emit: Emit): Rejection | undefined {
  const contract = findContract(x, c.account, c.symbol);
  if (isRejection(contract)) return contract;
  const { account, symbol } = c;
  const purse = x.accounts.byId.get(account)!.coinm;
  const runs = x.orders.countdowns.some((each) => each.purse === purse && each.symbol === symbol);
  const stops = count(c.after) === 0;
  if (stops && !runs) return undefined;

  emit({ type: "CountdownSet", account, purse, symbol, dueAt: stops ? undefined : later(at, c.after) });
  return undefined;
}

/** Cancels what those had open who did not say in time that they are there, the first due first. */
export function elapseCountdowns(x: ExchangeView, now: Instant, emit: Emit): void {
  for (let [due] = x.orders.countdowns; due !== undefined && due.dueAt <= now; [due] = x.orders.countdowns) {
    const { account, purse, symbol } = due;
    emit({ type: "CountdownElapsed", account, purse, symbol });
    cancelAll(x, purse, symbol, emit);
  }
}
