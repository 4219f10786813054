// Who stands where in the contracts of a pair: what is held, how many accounts are long and how many short, and the same
// of the top traders. A sample belongs to every full five minutes, and costs nothing where all stays what it is: between
// two commands nobody's position moves, so that one look tells all samples of that time.

import { equal, floorTo, nextMultiple, plus } from "../../money/arithmetic.ts";
import { whole } from "../../money/convert.ts";
import { coins, faceOf, profit } from "../../money/inverse.ts";
import { type Amount, contracts, count, type Instant, NO_AMOUNT } from "../../money/units.ts";
import type { PositioningSampled } from "../events.ts";
import { free } from "../ledger/ledger.ts";
import { type Contract, listedContract, type Market } from "../listing.ts";
import { markOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";
import type { Position } from "./futures.ts";
import { openInterest } from "./interest.ts";
import { settingIn, sideOf } from "./position.ts";
import { type Interest, type LongShort, type Positioning, POSITIONING_EVERY } from "./standing.ts";

/** Of how many holders one is a top trader, by margin balance: a fifth of them, as published. */
const TOP_ONE_OF = 5;

/** One holder: how much is held on each side, and what stands behind it. */
interface Holder {
  readonly account: number;
  long: number;
  short: number;
  balance: Amount;
}

/** Who stands where in the contracts of a pair as everything is. */
export function positioningOf(x: ExchangeView, pair: string): Positioning {
  const onPair = contractsOn(x, pair);
  const holders = holdersOf(x, onPair);
  const sorted = holders.toSorted((a, b) =>
    a.balance > b.balance ? -1 : a.balance < b.balance ? 1 : a.account - b.account,
  );
  const top = sorted.slice(0, whole(holders.length + TOP_ONE_OF - 1, TOP_ONE_OF));
  return {
    pair,
    interest: onPair.map((contract) => interestIn(x, contract)),
    accounts: sidesOf(holders),
    topAccounts: sidesOf(top),
    topContracts: {
      long: top.reduce((sum, { long }) => sum + long, 0),
      short: top.reduce((sum, { short }) => sum + short, 0),
    },
  };
}

function contractsOn(x: ExchangeView, pair: string): View<Contract>[] {
  const found: View<Contract>[] = [];
  for (const market of x.reference.markets.values() as Iterable<View<Market>>) {
    if (market.kind === "contract" && market.pair === pair && market.status !== "delivered") found.push(market);
  }
  return found;
}

function interestIn(x: ExchangeView, { symbol, contractType: type, size }: View<Contract>): Interest {
  const held = openInterest(x, symbol);
  const mark = markOf(x.prices, symbol);
  return {
    symbol,
    type,
    contracts: held,
    coins: mark === undefined ? NO_AMOUNT : coins(faceOf(held, size), mark, "half-up"),
  };
}

/** Whoever holds anything in some contracts of one coin. */
function holdersOf(x: ExchangeView, onPair: readonly View<Contract>[]): Holder[] {
  const symbols = new Set(onPair.map(({ symbol }) => symbol));
  const holders: Holder[] = [];
  for (const [account, { positions }] of x.futures.accounts) {
    let holder: Holder | undefined;
    for (const position of positions.values() as Iterable<View<Position>>) {
      const held = count(position.contracts);
      if (held === 0 || !symbols.has(position.symbol)) continue;
      holder ??= { account, long: 0, short: 0, balance: marginBalance(x, account, onPair[0]!.base) };
      if (held > 0) holder.long += held;
      else holder.short -= held;
    }
    if (holder !== undefined) holders.push(holder);
  }
  return holders;
}

/** What an account has in a coin's futures: its wallet, the isolated ones, and profits not taken, each cut. */
function marginBalance(x: ExchangeView, account: number, asset: string): Amount {
  let balance = free(x.ledger, x.accounts.byId.get(account)!.coinm, asset);
  for (const position of x.futures.accounts.get(account)!.positions.values() as Iterable<View<Position>>) {
    const contract = listedContract(x, position.symbol);
    if (contract.base !== asset) continue;
    if (settingIn(x, account, position.symbol).isolated) balance = plus(balance, free(x.ledger, position.purse, asset));
    const mark = markOf(x.prices, position.symbol);
    if (mark === undefined || count(position.contracts) === 0) continue;
    const face = faceOf(contracts(Math.abs(count(position.contracts))), contract.size);
    balance = plus(balance, profit(sideOf(position.contracts), face, position.cost, mark, "down"));
  }
  return balance;
}

function sidesOf(holders: readonly Holder[]): LongShort {
  return {
    long: holders.filter(({ long, short }) => long > short).length,
    short: holders.filter(({ long, short }) => short > long).length,
  };
}

/**
 * What the samples between the newest entry and a moment, the moment included, say that was not known: pairs in which
 * anything is otherwise than it was seen to be.
 */
export function positioningUntil(x: ExchangeView, at: Instant): PositioningSampled[] {
  if (!x.futures.moved || floorTo(at, POSITIONING_EVERY) <= x.at) return [];
  const sampled: PositioningSampled[] = [];
  const pairs = new Set<string>();
  for (const market of x.reference.markets.values() as Iterable<View<Market>>) {
    if (market.kind === "contract") pairs.add(market.pair);
  }
  for (const pair of pairs) {
    const seen = positioningOf(x, pair);
    const known = x.futures.positioning.get(pair);
    if (known !== undefined && isSame(known, seen)) continue;
    sampled.push({ type: "PositioningSampled", at: nextMultiple(x.at, POSITIONING_EVERY), positioning: seen });
  }
  return sampled;
}

function isSame(a: View<Positioning>, b: Positioning): boolean {
  const alike = (one: LongShort, other: LongShort): boolean => one.long === other.long && one.short === other.short;
  return (
    alike(a.accounts, b.accounts) &&
    alike(a.topAccounts, b.topAccounts) &&
    alike(a.topContracts, b.topContracts) &&
    a.interest.length === b.interest.length &&
    a.interest.every((one, nth) => {
      const other = b.interest[nth]!;
      return (
        one.symbol === other.symbol &&
        one.type === other.type &&
        one.contracts === other.contracts &&
        equal(one.coins, other.coins)
      );
    })
  );
}

/** How a pair stands at a full five minutes that no entry has come to yet: the first of them, and what is seen there. */
export function positioningStanding(
  x: ExchangeView,
  pair: string,
  now: Instant,
): { readonly at: Instant; readonly positioning: Positioning } | undefined {
  const at = nextMultiple(x.at, POSITIONING_EVERY);
  return at > now ? undefined : { at, positioning: positioningOf(x, pair) };
}
