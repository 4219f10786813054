// The figures of one position.

import { isZero, minus, plus } from "../../money/arithmetic.ts";
import {
  entryPrice,
  faceOf,
  faceWithin,
  initialMarginRate,
  type Leg,
  liquidationPrice,
  marginAt,
  profit,
} from "../../money/inverse.ts";
import { type Amount, type Contracts, type Cost, count, type Face, NO_AMOUNT, type Price } from "../../money/units.ts";
import type { LegName } from "../order.ts";
import { free } from "../ledger/ledger.ts";
import { markOf } from "../prices/prices.ts";
import { type Bracket, type Contract, listedContract } from "../listing.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { maintenanceMargin } from "./brackets.ts";
import { futuresOf, legsIn, type Position, positionOf, type SymbolSetting } from "./futures.ts";

/** A position with its figures at the present mark; amounts in coin. */
export interface PositionFigures {
  readonly symbol: string;
  readonly leg: LegName;
  readonly contracts: Contracts;
  readonly face: Face;
  readonly cost: Cost;
  /** Undefined while there is no position. */
  readonly entry: Price | undefined;
  readonly mark: Price;
  readonly unrealised: Amount;
  /** |face ÷ mark| × initial margin rate. */
  readonly initialMargin: Amount;
  readonly maintenanceMargin: Amount;
  /** The leg's own balance, while the symbol is isolated. */
  readonly isolatedWallet: Amount;
  readonly isolated: boolean;
  readonly leverage: number;
  readonly updatedAt: Position["updatedAt"] | undefined;
}

/** Another leverage in one contract, to look at an account as if it had it. */
export interface Supposing {
  readonly symbol: string;
  readonly leverage: number;
}

/** An account's leverage and margin type in a contract. */
export function settingIn(
  x: ExchangeView,
  account: number,
  symbol: string,
  supposing?: Supposing,
): View<SymbolSetting> {
  const known = futuresOf(x.futures, account).settings.get(symbol);
  const setting = known ?? { leverage: x.reference.settings!.defaultLeverage, isolated: false };
  return supposing?.symbol === symbol ? { ...setting, leverage: supposing.leverage } : setting;
}

/** One leg's figures. Undefined before the contract has a mark price. */
export function figuresOf(
  x: ExchangeView,
  account: number,
  contract: View<Contract>,
  leg: LegName,
  supposing?: Supposing,
): PositionFigures | undefined {
  const mark = markOf(x.prices, contract.symbol);
  if (mark === undefined) return undefined;
  const { contracts, cost, purse, updatedAt } = positionOf(x.futures, account, contract.symbol, leg);
  const { leverage, isolated } = settingIn(x, account, contract.symbol, supposing);
  const face = faceOf(contracts, contract.size);
  const flat = count(contracts) === 0;
  return {
    symbol: contract.symbol,
    leg,
    contracts,
    face,
    cost,
    entry: flat ? undefined : entryPrice(face, cost, "half-up"),
    mark,
    unrealised: flat ? NO_AMOUNT : profit(sideOf(contracts), face, cost, mark, "down"),
    initialMargin: flat ? NO_AMOUNT : marginAt(face, mark, initialMarginRate(leverage, "up"), "down"),
    maintenanceMargin: maintenanceMargin(contract, face, mark),
    isolatedWallet: purse === undefined ? NO_AMOUNT : free(x.ledger, purse, contract.base),
    isolated,
    leverage,
    updatedAt,
  };
}

/** Whether contracts are held long or short. */
export function sideOf(contracts: Contracts): "long" | "short" {
  return count(contracts) >= 0 ? "long" : "short";
}

/**
 * The mark price at which a leg would be liquidated; undefined where none is. Isolated: from its own
 * wallet. Crossed: from the cross wallet, the other crossed positions of the coin taken into account,
 * and both legs of a hedged symbol together. The bracket is the one at the liquidation price.
 */
export function liquidationPriceOf(
  x: ExchangeView,
  account: number,
  contract: View<Contract>,
  leg: LegName,
): Price | undefined {
  const figures = figuresOf(x, account, contract, leg);
  if (figures === undefined || isZero(figures.face)) return undefined;
  if (figures.isolated) return solve(contract, figures.isolatedWallet, [figures]);
  const legs: PositionFigures[] = [];
  for (const name of legsIn(futuresOf(x.futures, account).hedge)) {
    const found = figuresOf(x, account, contract, name);
    if (found !== undefined && !isZero(found.face)) legs.push(found);
  }
  return solve(contract, crossCushion(x, account, contract), legs);
}

/** The cross wallet of a coin, plus the profit and minus the maintenance margin of the coin's other crossed positions. */
function crossCushion(x: ExchangeView, account: number, contract: View<Contract>): Amount {
  let cushion = free(x.ledger, x.accounts.byId.get(account)!.coinm, contract.base);
  for (const position of futuresOf(x.futures, account).positions.values()) {
    if (position.symbol === contract.symbol) continue;
    const other = listedContract(x, position.symbol);
    if (other.base !== contract.base) continue;
    const figures = figuresOf(x, account, other, position.leg);
    if (figures === undefined || figures.isolated) continue;
    cushion = plus(cushion, minus(figures.unrealised, figures.maintenanceMargin));
  }
  return cushion;
}

/** Tries each leg in its brackets, the lowest first, until all are held by theirs at the price that comes of it. */
function solve(contract: View<Contract>, wallet: Amount, legs: readonly PositionFigures[]): Price | undefined {
  const long = legs.find((leg) => count(leg.contracts) > 0);
  const short = legs.find((leg) => count(leg.contracts) < 0);
  const tried = (leg: PositionFigures | undefined): readonly (View<Bracket> | undefined)[] =>
    leg === undefined ? [undefined] : contract.brackets;
  for (const ofLong of tried(long)) {
    for (const ofShort of tried(short)) {
      const at = liquidationPrice(wallet, asLeg(long, ofLong), asLeg(short, ofShort));
      if (at === undefined || !holds(contract, ofShort, short, at)) continue;
      if (holds(contract, ofLong, long, at)) return at;
      // This is the short's bracket, and the long is beyond its own: the next one of the long.
      break;
    }
  }
  return undefined;
}

function asLeg(of: PositionFigures | undefined, bracket: View<Bracket> | undefined): Leg | undefined {
  if (of === undefined || bracket === undefined) return undefined;
  return { face: of.face, entry: of.entry!, rate: bracket.maintenance, deduction: bracket.deduction };
}

/** Whether a bracket holds a leg at a price; the last one holds everything. */
function holds(
  contract: View<Contract>,
  bracket: View<Bracket> | undefined,
  leg: PositionFigures | undefined,
  at: Price,
): boolean {
  if (leg === undefined || bracket === undefined) return true;
  return bracket === contract.brackets.at(-1) || faceWithin(leg.face, at, bracket.cap);
}
