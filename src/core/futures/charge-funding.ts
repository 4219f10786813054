// A stamp of funding: the rate of each contract, then what every position pays or receives.

import { floorTo, isZero, negated, plus, atLeastZero } from "../../money/arithmetic.ts";
import { faceOf, fundingFee } from "../../money/inverse.ts";
import { count, type Instant, NO_AMOUNT, type Price, type Rate } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import { free, INSURANCE } from "../ledger/ledger.ts";
import { type Contract, listedContract } from "../listing.ts";
import { markOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import { meanPremium, rateAt, sampledUpTo } from "./funding.ts";
import { futuresOf, type Position } from "./futures.ts";
import { settingIn, sideOf } from "./position.ts";

/** What a contract's positions are funded at. */
interface Stamp {
  readonly contract: View<Contract>;
  readonly rate: Rate;
  readonly mark: Price;
}

/**
 * Funds every contract that has come to a stamp: contracts in the order in which they were listed, then positions by their
 * owners' numbers, each owner's in the order in which they were first opened; what the insurance fund took over comes last.
 */
export function chargeFunding(x: ExchangeView, at: Instant, emit: Emit): void {
  const stamps = new Map<string, Stamp>();
  for (const symbol of x.futures.funding.keys()) {
    const contract = listedContract(x, symbol);
    if (floorTo(at, contract.funding!.interval) !== at) continue;
    const { rate, mark } = setRate(x, contract, at, emit);
    if (mark !== undefined && !isZero(rate)) stamps.set(symbol, { contract, rate, mark });
  }
  if (stamps.size === 0) return;
  const accounts = [...x.futures.accounts.keys()].sort((a, b) => a - b);
  for (const account of accounts) {
    for (const position of futuresOf(x.futures, account).positions.values() as Iterable<View<Position>>) {
      const stamp = stamps.get(position.symbol);
      if (stamp !== undefined && count(position.contracts) !== 0) fund(x, account, position, stamp, emit);
    }
  }
  for (const stamp of stamps.values()) fundTheFund(x, stamp, emit);
}

/** The insurance fund pays and receives like everybody, on account zero. */
function fundTheFund(x: ExchangeView, { contract, rate, mark }: Stamp, emit: Emit): void {
  const { symbol, base: asset } = contract;
  const contracts = x.futures.fund.get(symbol)?.contracts;
  if (contracts === undefined) return;
  const funding = fundingFee(sideOf(contracts), faceOf(contracts, contract.size), mark, rate, "down");
  if (isZero(funding)) return;
  const transaction = x.counters.transaction + 1;
  const fundPays = { account: 0, leg: "both", purse: INSURANCE, shortfall: NO_AMOUNT } as const;
  emit({ type: "FundingPaid", transaction, symbol, asset, funding, ...fundPays });
}

function setRate(
  x: ExchangeView,
  contract: View<Contract>,
  stamp: Instant,
  emit: Emit,
): { readonly rate: Rate; readonly mark: Price | undefined } {
  const { symbol } = contract;
  const funding = x.futures.funding.get(symbol)!;
  const terms = contract.funding!;
  const premium = meanPremium(sampledUpTo(funding, terms.interval, stamp), funding.premium);
  const rate = funding.fixed ?? rateAt(terms, premium);
  const mark = markOf(x.prices, symbol);
  emit({ type: "FundingRateSet", symbol, stamp, premium, rate, mark });
  return { rate, mark };
}

/**
 * What one position pays or receives: face ÷ mark × rate, cut. Crossed from the futures purse, whose profits may bear it
 * below zero; isolated from the leg's own, for which the insurance fund pays what it has not.
 */
function fund(
  x: ExchangeView,
  account: number,
  { symbol, leg, contracts, purse: own }: View<Position>,
  { contract, rate, mark }: Stamp,
  emit: Emit,
): void {
  const funding = fundingFee(sideOf(contracts), faceOf(contracts, contract.size), mark, rate, "down");
  if (isZero(funding)) return;
  const { isolated } = settingIn(x, account, symbol);
  const purse = isolated ? own : x.accounts.byId.get(account)!.coinm;
  const asset = contract.base;
  const left = plus(free(x.ledger, purse, asset), funding);
  const shortfall = isolated ? atLeastZero(negated(left)) : NO_AMOUNT;
  const transaction = x.counters.transaction + 1;
  emit({ type: "FundingPaid", transaction, account, symbol, asset, leg, purse, funding, shortfall });
}
