// Setting the leverage of a cross account.

import { isPositive } from "../../money/arithmetic.ts";
import { compareLevel } from "../../money/convert.ts";
import type { ChangeCrossLeverage } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { isRejection, usableMargin } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { assess } from "./assess.ts";

/**
 * Sets leverage, up or down, to one of the settings' rows: only while the account's level is above the initial
 * ratio of the new one, so that nobody is called or liquidated by the change itself.
 */
export function changeCrossLeverage(x: ExchangeView, c: ChangeCrossLeverage, emit: Emit): Rejection | undefined {
  const { leverage } = c;
  const account = usableMargin(x, { kind: "cross", account: c.account });
  if (isRejection(account)) return account;
  const row = x.reference.settings!.cross.find((each) => each.leverage === leverage);
  if (row === undefined) return { reason: "invalid-leverage", leverage };
  const { assets, debts } = assess(x, account.purse);
  if (isPositive(debts) && compareLevel(assets, debts, row.initial) <= 0) return refuse("level-too-low");

  emit({ type: "CrossLeverageChanged", account: c.account, purse: account.purse, leverage });
  return undefined;
}
