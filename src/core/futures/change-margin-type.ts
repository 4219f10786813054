// Setting whether an account's positions in a contract share its wallet or are isolated.

import { count } from "../../money/units.ts";
import { waitingAlgos } from "../book/algos.ts";
import { deskOf } from "../book/desk.ts";
import type { ChangeMarginType } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { legNames } from "./assess.ts";
import { findContract } from "./find-contract.ts";
import { positionOf } from "./futures.ts";
import { settingIn } from "./position.ts";

/** Sets the margin type: refused when it would change nothing, then with open orders, then with a position. */
export function changeMarginType(x: ExchangeView, c: ChangeMarginType, emit: Emit): Rejection | undefined {
  const contract = findContract(x, c.account, c.symbol);
  if (isRejection(contract)) return contract;
  const { account, symbol, isolated } = c;
  if (settingIn(x, account, symbol).isolated === isolated) {
    return refuse(x.reference.settings!.sameMarginType);
  }
  const purse = x.accounts.byId.get(account)!.coinm;
  if ((deskOf(x.orders, purse, symbol)?.open.size ?? 0) > 0) return refuse("margin-type-has-orders");
  if (waitingAlgos(x.algos, purse, symbol).length > 0) return refuse("margin-type-has-orders");
  for (const leg of legNames(x, account)) {
    if (count(positionOf(x.futures, account, symbol, leg).contracts) !== 0) return refuse("margin-type-has-position");
  }

  emit({ type: "MarginTypeChanged", account, symbol, isolated });
  return undefined;
}
