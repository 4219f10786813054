// Moving margin between the futures wallet and an isolated position.

import { atLeastZero, isPositive, least, minus, plus } from "../../money/arithmetic.ts";
import { type Amount, count } from "../../money/units.ts";
import type { ChangePositionMargin } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { isRejection } from "../purse.ts";
import { refuse, type Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { assessCoin } from "./assess.ts";
import { findContract } from "./find-contract.ts";
import { positionOf } from "./futures.ts";
import { figuresOf, type PositionFigures, settingIn } from "./position.ts";
import { isBeingLiquidated } from "./scope.ts";

/**
 * Adds what the futures wallet can spare to a position, or takes out what the position can. A leg that the account's
 * position mode has not is one without a position, as clients of the real exchange saw it.
 */
export function changePositionMargin(x: ExchangeView, c: ChangePositionMargin, emit: Emit): Rejection | undefined {
  const { account, symbol, leg, does, amount } = c;
  const contract = findContract(x, account, symbol);
  if (isRejection(contract)) return contract;
  if (!isPositive(amount)) return refuse("amount-not-positive");
  if (!settingIn(x, account, symbol).isolated) return refuse("margin-not-isolated");
  const { contracts: held, purse } = positionOf(x.futures, account, symbol, leg);
  const position = figuresOf(x, account, contract, leg);
  if (position === undefined || purse === undefined || count(held) === 0) {
    return refuse(does === "add" ? "no-position-to-margin" : "beyond-isolated-balance");
  }
  if (isBeingLiquidated(x, account, symbol, leg)) return refuse("in-liquidation");
  if (does === "remove" && amount > removable(position)) return refuse("beyond-isolated-balance");
  // What may be added is what could leave the wallet: profits not taken never do.
  if (does === "add" && amount > assessCoin(x, account, contract.base).withdrawable) {
    return refuse("beyond-cross-balance");
  }

  const wallet = x.accounts.byId.get(account)!.coinm;
  const { base: asset } = contract;
  emit({ type: "PositionMarginChanged", account, symbol, asset, leg, wallet, purse, does, amount });
  return undefined;
}

/**
 * What may be taken out of an isolated position: max(0, min(wallet − maintenance margin, wallet + profit − initial
 * margin)). The published formula; its figures are those that pages show.
 */
export function removable(of: PositionFigures): Amount {
  const { isolatedWallet, maintenanceMargin, unrealised, initialMargin } = of;
  const kept = minus(isolatedWallet, maintenanceMargin);
  return atLeastZero(least(kept, minus(plus(isolatedWallet, unrealised), initialMargin)));
}
