// Setting the leverage of an account in a contract.

import { isNegative } from "../../money/arithmetic.ts";
import { count } from "../../money/units.ts";
import type { ChangeLeverage } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { assessCoin, legNames } from "./assess.ts";
import { maxLeverage } from "./brackets.ts";
import { findContract } from "./find-contract.ts";
import { positionOf } from "./futures.ts";
import { settingIn } from "./position.ts";
import { isBeyondCap, reachOfLegs } from "./exposure.ts";
import { markOf } from "../prices/prices.ts";

/** Sets leverage, where the present exposure fits it and, when it falls, margin suffices. */
export function changeLeverage(x: ExchangeView, c: ChangeLeverage, emit: Emit): Rejection | undefined {
  const contract = findContract(x, c.account, c.symbol);
  if (isRejection(contract)) return contract;
  const { leverage, symbol } = c;
  if (!Number.isSafeInteger(leverage) || leverage < 1 || leverage > maxLeverage(contract)) {
    return { reason: "invalid-leverage", leverage };
  }
  const setting = settingIn(x, c.account, symbol);
  const held = legNames(x, c.account).some(
    (leg) => count(positionOf(x.futures, c.account, symbol, leg).contracts) !== 0,
  );
  if (setting.isolated && held && leverage < setting.leverage) return refuse("leverage-cut-while-isolated");
  const mark = markOf(x.prices, symbol);
  if (mark !== undefined && isBeyondCap(contract, reachOfLegs(x, c.account, symbol), leverage, mark)) {
    return refuse("position-beyond-leverage");
  }
  if (leverage < setting.leverage && isNegative(assessCoin(x, c.account, contract.base, { symbol, leverage }).spare)) {
    return refuse("leverage-needs-margin");
  }

  emit({ type: "LeverageChanged", account: c.account, symbol, leverage });
  return undefined;
}
