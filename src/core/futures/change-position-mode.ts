// Setting whether an account holds LONG and SHORT apart.

import { count } from "../../money/units.ts";
import { waitingAlgos } from "../book/algos.ts";
import type { ChangePositionMode } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { futuresOf } from "./futures.ts";

/** Sets the position mode: only without any open order or position in any contract. */
export function changePositionMode(x: ExchangeView, c: ChangePositionMode, emit: Emit): Rejection | undefined {
  const account = x.accounts.byId.get(c.account);
  if (account === undefined) return refuse("unknown-account");
  const futures = futuresOf(x.futures, c.account);
  if (futures.hedge === c.hedge) return refuse("position-mode-unchanged");
  for (const desk of x.orders.desks.get(account.coinm)?.values() ?? []) {
    if (desk.open.size > 0) return refuse("position-mode-has-orders");
  }
  if (waitingAlgos(x.algos, account.coinm).length > 0) return refuse("position-mode-has-orders");
  for (const position of futures.positions.values()) {
    if (count(position.contracts) !== 0) return refuse("position-mode-has-position");
  }

  emit({ type: "PositionModeChanged", account: c.account, hedge: c.hedge });
  return undefined;
}
