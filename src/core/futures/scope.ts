// What is liquidated together: the crossed positions of an account in one coin, or an isolated leg alone.

import { isPositive, minus, plus } from "../../money/arithmetic.ts";
import { part } from "../../money/convert.ts";
import { type Amount, count, NO_AMOUNT } from "../../money/units.ts";
import { free, type PurseId } from "../ledger/ledger.ts";
import { listedContract } from "../listing.ts";
import type { LegName } from "../order.ts";
import type { ExchangeView } from "../state.ts";
import { futuresOf } from "./futures.ts";
import type { Scope } from "./liquidations.ts";
import { figuresOf, type PositionFigures, settingIn } from "./position.ts";

/** A scope's margin at the present marks. */
export interface ScopeFigures {
  /** Its positions, none of them flat. */
  readonly legs: readonly PositionFigures[];
  /** Wallet and profits. */
  readonly balance: Amount;
  readonly wallet: Amount;
  readonly maintenance: Amount;
}

/** What a scope is kept under. */
export function scopeKey({ purse, asset }: Pick<Scope, "purse" | "asset">): string {
  return `${purse}/${asset}`;
}

/** The scope whose margin is in a purse; undefined of a purse that is no futures margin. */
export function scopeOf(x: ExchangeView, purse: PurseId, asset: string): Scope | undefined {
  const { kind, account, symbol: name } = x.ledger.purses[purse]!;
  if (kind === "coinm") return { account, asset, purse, symbol: "", leg: "both" };
  if (kind !== "leg") return undefined;
  const slash = name.indexOf("/");
  return { account, asset, purse, symbol: name.slice(0, slash), leg: name.slice(slash + 1) as LegName };
}

/** The scope a position belongs to as its contract is set now. */
export function scopeOfPosition(x: ExchangeView, account: number, symbol: string, leg: LegName): Scope {
  const asset = listedContract(x, symbol).base;
  if (!settingIn(x, account, symbol).isolated) {
    return { account, asset, purse: x.accounts.byId.get(account)!.coinm, symbol: "", leg: "both" };
  }
  const position = [...futuresOf(x.futures, account).positions.values()].find(
    (each) => each.symbol === symbol && each.leg === leg,
  )!;
  return { account, asset, purse: position.purse, symbol, leg };
}

/** Looks at a scope's margin. A contract without a mark counts for nothing. */
export function assessScope(x: ExchangeView, scope: Scope): ScopeFigures {
  const wallet = free(x.ledger, scope.purse, scope.asset);
  const legs: PositionFigures[] = [];
  let balance = wallet;
  let maintenance = NO_AMOUNT;
  for (const { symbol, leg, contracts } of futuresOf(x.futures, scope.account).positions.values()) {
    if (count(contracts) === 0 || !covers(x, scope, symbol, leg)) continue;
    const figures = figuresOf(x, scope.account, listedContract(x, symbol), leg);
    if (figures === undefined) continue;
    legs.push(figures);
    balance = plus(balance, figures.unrealised);
    maintenance = plus(maintenance, figures.maintenanceMargin);
  }
  return { legs, balance, wallet, maintenance };
}

/** Whether a leg of a contract is in a scope of its account. */
export function covers(x: ExchangeView, scope: Scope, symbol: string, leg: LegName): boolean {
  const { isolated } = settingIn(x, scope.account, symbol);
  if (scope.symbol !== "") return isolated && symbol === scope.symbol && leg === scope.leg;
  return !isolated && listedContract(x, symbol).base === scope.asset;
}

/** Whether a scope's margin no longer suffices: margin balance ≤ maintenance margin. */
export function isUnderMargined({ legs, balance, maintenance }: ScopeFigures): boolean {
  return legs.length > 0 && balance <= maintenance;
}

/**
 * What a scope has beyond the point at which its owner is called for margin, maintenance margin = share × margin balance;
 * below zero or zero, cut, where it is called.
 */
export function roomBeforeCall(x: ExchangeView, { balance, maintenance }: ScopeFigures): Amount {
  return minus(part(balance, x.reference.settings!.contractMarginCall, "down"), maintenance);
}

/** Whether a scope's owner is to be called for margin. */
export function isShortOfMargin(x: ExchangeView, found: ScopeFigures): boolean {
  return found.legs.length > 0 && !isPositive(roomBeforeCall(x, found));
}

/** What a scope has beyond what it must keep. */
export function roomOf({ balance, maintenance }: ScopeFigures): Amount {
  return minus(balance, maintenance);
}

/** Whether a leg of an account in a contract is being liquidated. */
export function isBeingLiquidated(x: ExchangeView, account: number, symbol: string, leg: LegName): boolean {
  for (const liquidation of x.futures.liquidating.values()) {
    if (liquidation.account === account && covers(x, liquidation, symbol, leg)) return true;
  }
  return false;
}
