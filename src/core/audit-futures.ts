// Whether an exchange's contracts are sound: positions and their margin, funding, and what is to be delivered.

import { isZero } from "../money/arithmetic.ts";
import { whole } from "../money/convert.ts";
import { count, SECOND } from "../money/units.ts";
import { isToBeDelivered, settlementSamples } from "./futures/delivery.ts";
import { assessScope, isShortOfMargin, isUnderMargined, scopeKey, scopeOfPosition } from "./futures/scope.ts";
import { free } from "./ledger/ledger.ts";
import { listedContract } from "./listing.ts";
import type { ExchangeView } from "./state.ts";

/** Every broken invariant of contracts, as a sentence. */
export function auditFutures(x: ExchangeView): string[] {
  return [
    ...positions(x),
    ...emptied(x),
    ...margins(x),
    ...fundings(x),
    ...countdowns(x),
    ...deliveries(x),
    ...formings(x),
  ];
}

/** Whoever has a position has margin enough or is being liquidated, and either sleeps or is about to be looked at. */
function margins(x: ExchangeView): string[] {
  const faults: string[] = [];
  const { stirred, sleepers } = x.contractWatch;
  for (const [account, { positions: held }] of x.futures.accounts) {
    for (const { symbol, leg, contracts } of held.values()) {
      if (count(contracts) === 0) continue;
      const scope = scopeOfPosition(x, account, symbol, leg);
      const key = scopeKey(scope);
      if (x.futures.liquidating.has(key)) continue;
      const name = `account ${account}: ${symbol} ${leg}`;
      // Who is about to be looked at was moved by nothing but the building of the exchange from a journal.
      if (stirred.has(key)) continue;
      const found = assessScope(x, scope);
      if (isUnderMargined(found)) faults.push(`${name} has too little margin and is left alone`);
      if (isShortOfMargin(x, found) !== x.futures.called.has(key)) faults.push(`${name} was told wrong of its margin`);
      if (!sleepers.has(key)) faults.push(`${name} is not watched`);
    }
  }
  return faults;
}

/** Margin of its own is kept for nothing but an open position. */
function emptied(x: ExchangeView): string[] {
  const faults: string[] = [];
  for (const [account, { positions: held }] of x.futures.accounts) {
    for (const { symbol, leg, contracts, purse } of held.values()) {
      const left = free(x.ledger, purse, listedContract(x, symbol).base);
      if (count(contracts) === 0 && !isZero(left))
        faults.push(`account ${account}: ${symbol} ${leg} is flat and has margin`);
    }
  }
  return faults;
}

/** For every long contract there is a short one. */
function positions(x: ExchangeView): string[] {
  const net = new Map<string, number>();
  for (const [symbol, { contracts }] of x.futures.fund) net.set(symbol, count(contracts));
  for (const account of x.futures.accounts.values()) {
    for (const position of account.positions.values()) {
      net.set(position.symbol, (net.get(position.symbol) ?? 0) + count(position.contracts));
    }
  }
  return [...net]
    .filter(([, sum]) => sum !== 0)
    .map(([symbol, sum]) => `${symbol}: contracts sum to ${sum}, not to zero`);
}

/** Exactly the contracts with terms of funding are sampled, and none ahead of time. */
function fundings(x: ExchangeView): string[] {
  const faults: string[] = [];
  for (const market of x.reference.markets.values()) {
    const listed = market.kind === "contract" && market.funding !== undefined;
    if (listed !== x.futures.funding.has(market.symbol))
      faults.push(`${market.symbol}: its funding is not listed right`);
  }
  for (const { symbol, since, weight } of x.futures.funding.values()) {
    if (since > x.at) faults.push(`${symbol}: its premium was observed ahead of time`);
    if (weight < 0) faults.push(`${symbol}: the samples of its premium weigh less than nothing`);
  }
  return faults;
}

/** Countdowns stand as they fall due, none is overdue, and nobody has two in a contract. */
function countdowns(x: ExchangeView): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [nth, { purse, symbol, dueAt }] of x.orders.countdowns.entries()) {
    const name = `the countdown of purse ${purse} in ${symbol}`;
    if (seen.has(`${purse}/${symbol}`)) faults.push(`${name} runs twice`);
    seen.add(`${purse}/${symbol}`);
    if (nth > 0 && dueAt < x.orders.countdowns[nth - 1]!.dueAt)
      faults.push(`${name} does not stand where it falls due`);
    if (dueAt <= x.at) faults.push(`${name} has run out and still runs`);
  }
  return faults;
}

/** Exactly the contracts that will be delivered are watched for that, none is late, and of those that were nothing is left. */
function deliveries(x: ExchangeView): string[] {
  const faults: string[] = [];
  for (const market of x.reference.markets.values()) {
    const { symbol } = market;
    const known = x.futures.deliveries.get(symbol);
    if ((market.kind === "contract" && isToBeDelivered(market)) !== (known !== undefined)) {
      faults.push(`${symbol}: its delivery is not listed right`);
    }
    if (market.kind !== "contract") continue;
    if (market.status === "delivering") faults.push(`${symbol} was left delivering`);
    if (market.status === "delivered") faults.push(...remains(x, symbol));
    if (known === undefined) continue;
    if (known.since > x.at) faults.push(`${symbol}: its settlement price is sampled ahead of time`);
    if (market.delivery <= x.at) faults.push(`${symbol}: its delivery is late`);
    const { sum, samples } = settlementSamples(x, market, x.at);
    const most = whole(count(x.reference.settings!.settlementTime), count(SECOND));
    if (samples < 0 || samples > most || (samples === 0) !== isZero(sum)) {
      faults.push(`${symbol}: there are ${samples} samples of its settlement price`);
    }
  }
  return faults;
}

/** What is left of a contract that was delivered. */
function remains(x: ExchangeView, symbol: string): string[] {
  const faults: string[] = [];
  for (const [account, { positions: held }] of x.futures.accounts) {
    for (const position of held.values()) {
      if (position.symbol === symbol && count(position.contracts) !== 0) {
        faults.push(`account ${account} has a position in ${symbol}, which was delivered`);
      }
    }
  }
  if (x.futures.fund.has(symbol)) faults.push(`the insurance fund has a position in ${symbol}, which was delivered`);
  for (const order of x.orders.onContracts.values()) {
    if (order.symbol === symbol) faults.push(`order ${order.id} is open on ${symbol}, which was delivered`);
  }
  for (const { id, symbol: of } of x.algos.waiting.values()) {
    if (of === symbol) faults.push(`algo order ${id} waits on ${symbol}, which was delivered`);
  }
  return faults;
}

/** Only listed contracts have marks that are formed, of no more samples than count, and none ahead of time. */
function formings(x: ExchangeView): string[] {
  const faults: string[] = [];
  for (const { symbol, since, runs } of x.futures.forming.values()) {
    const market = x.reference.markets.get(symbol);
    if (market?.kind !== "contract" || market.status === "delivered")
      faults.push(`${symbol}: its mark cannot be formed`);
    const samples = runs.reduce((sum, run) => sum + run.samples, 0);
    if (since > x.at || samples > x.reference.settings!.markBasisSamples || runs.some((run) => run.samples <= 0)) {
      faults.push(`${symbol}: the samples of its mark are not right`);
    }
  }
  return faults;
}
