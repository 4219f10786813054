// What events do to positions and their money.

import { isNegative, negated, plus } from "../../money/arithmetic.ts";
import { NO_AMOUNT, NO_CONTRACTS, NO_COST } from "../../money/units.ts";
import type { LegName } from "../order.ts";
import type {
  LeverageChanged,
  MarginTypeChanged,
  PositionChanged,
  PositionMarginChanged,
  PositionModeChanged,
  PurseOpened,
} from "../events.ts";
import { CLEARING, FEES, freeOf, INSURANCE, move } from "../ledger/ledger.ts";
import type { Exchange } from "../state.ts";
import { type FuturesAccount, legKey, type SymbolSetting } from "./futures.ts";

/** A leg's own purse exists: `symbol` is the contract and the leg, as `legKey` writes them. */
export function applyLegOpened(x: Exchange, e: PurseOpened): void {
  const slash = e.symbol.indexOf("/");
  const symbol = e.symbol.slice(0, slash);
  const leg = e.symbol.slice(slash + 1) as LegName;
  accountOf(x, e.account).positions.set(legKey(symbol, leg), {
    symbol,
    leg,
    contracts: NO_CONTRACTS,
    cost: NO_COST,
    realised: NO_AMOUNT,
    purse: e.purse,
    updatedAt: x.at,
  });
}

/** A fill changed a position: margin in, loss or profit, margin out, commission. */
export function applyPositionChanged(x: Exchange, e: PositionChanged): void {
  const account = accountOf(x, e.account);
  const position = account.positions.get(legKey(e.symbol, e.leg))!;
  position.contracts = e.contracts;
  position.cost = e.cost;
  position.realised = plus(position.realised, e.realised);
  position.updatedAt = x.at;
  const isolated = account.settings.get(e.symbol)?.isolated === true;
  const payer = freeOf(isolated ? e.purse : e.wallet);
  move(x.ledger, e.asset, e.marginIn, freeOf(e.wallet), freeOf(e.purse));
  move(x.ledger, e.asset, e.shortfall, freeOf(INSURANCE), payer);
  if (isNegative(e.realised)) move(x.ledger, e.asset, negated(e.realised), payer, freeOf(CLEARING));
  else move(x.ledger, e.asset, e.realised, freeOf(CLEARING), payer);
  move(x.ledger, e.asset, e.marginOut, freeOf(e.purse), freeOf(e.wallet));
  move(x.ledger, e.asset, e.commission, freeOf(e.wallet), freeOf(FEES));
}

/** Leverage in a contract is set. */
export function applyLeverageChanged(x: Exchange, e: LeverageChanged): void {
  settingOf(x, e.account, e.symbol).leverage = e.leverage;
}

/** The margin type in a contract is set. */
export function applyMarginTypeChanged(x: Exchange, e: MarginTypeChanged): void {
  settingOf(x, e.account, e.symbol).isolated = e.isolated;
}

/** Margin moves between the futures purse and a leg's own. */
export function applyPositionMarginChanged(x: Exchange, e: PositionMarginChanged): void {
  accountOf(x, e.account).positions.get(legKey(e.symbol, e.leg))!.updatedAt = x.at;
  const [wallet, own] = [freeOf(e.wallet), freeOf(e.purse)];
  if (e.does === "add") move(x.ledger, e.asset, e.amount, wallet, own);
  else move(x.ledger, e.asset, e.amount, own, wallet);
}

/** The position mode is set. */
export function applyPositionModeChanged(x: Exchange, e: PositionModeChanged): void {
  accountOf(x, e.account).hedge = e.hedge;
}

function accountOf(x: Exchange, account: number): FuturesAccount {
  let known = x.futures.accounts.get(account);
  if (known === undefined) {
    known = { hedge: false, settings: new Map(), positions: new Map() };
    x.futures.accounts.set(account, known);
  }
  return known;
}

function settingOf(x: Exchange, account: number, symbol: string): SymbolSetting {
  const { settings } = accountOf(x, account);
  let known = settings.get(symbol);
  if (known === undefined) {
    known = { leverage: x.reference.settings!.defaultLeverage, isolated: false };
    settings.set(symbol, known);
  }
  return known;
}
