// Setting the leverage of an account in a contract.

import { isNegative } from "../../money/arithmetic.ts";
import { faceOf, faceWithin } from "../../money/inverse.ts";
import { contracts, count } from "../../money/units.ts";
import { openOrders } from "../book/desk.ts";
import { remaining } from "../order.ts";
import type { ChangeLeverage } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { isRejection } from "../purse.ts";
import type { Contract } from "../listing.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { assessCoin, legNames } from "./assess.ts";
import { maxLeverage, maxNotional } from "./brackets.ts";
import { findContract } from "./find-contract.ts";
import { positionOf } from "./futures.ts";
import { figuresOf, settingIn } from "./position.ts";

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
  if (beyondCap(x, c.account, contract, leverage)) return refuse("position-beyond-leverage");
  if (leverage < setting.leverage && isNegative(assessCoin(x, c.account, contract.base, { symbol, leverage }).spare)) {
    return refuse("leverage-needs-margin");
  }

  emit({ type: "LeverageChanged", account: c.account, symbol, leverage });
  return undefined;
}

/** Whether position and orders of one direction exceed what the leverage allows. */
function beyondCap(x: ExchangeView, account: number, contract: View<Contract>, leverage: number): boolean {
  const cap = maxNotional(contract, leverage);
  const orders = openOrders(x.orders, x.accounts.byId.get(account)!.coinm, contract.symbol);
  for (const leg of legNames(x, account)) {
    const figures = figuresOf(x, account, contract, leg);
    if (figures === undefined) continue;
    let longest = count(figures.contracts);
    let shortest = count(figures.contracts);
    for (const order of orders) {
      if (order.terms!.leg !== leg || order.terms!.reduceOnly) continue;
      if (order.side === "buy") longest += count(remaining(order));
      else shortest -= count(remaining(order));
    }
    const most = contracts(Math.max(Math.abs(longest), Math.abs(shortest)));
    if (!faceWithin(faceOf(most, contract.size), figures.mark, cap)) return true;
  }
  return false;
}
