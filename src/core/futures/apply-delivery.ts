// What events do to contracts that are delivered.

import { isNegative, negated, plus } from "../../money/arithmetic.ts";
import { NO_CONTRACTS, NO_COST, price } from "../../money/units.ts";
import type { ContractDelivered, IndexObserved, MarketDefined, PositionDelivered } from "../events.ts";
import { CLEARING, FEES, freeOf, INSURANCE, move } from "../ledger/ledger.ts";
import { listedContract } from "../listing.ts";
import type { Exchange } from "../state.ts";
import { isToBeDelivered, settlementSamples } from "./delivery.ts";
import { legKey } from "./futures.ts";

/** A contract that is delivered one day is watched for that. */
export function applyDeliveryListed(x: Exchange, { market }: MarketDefined): void {
  const { deliveries } = x.futures;
  if (market.kind !== "contract" || !isToBeDelivered(market) || deliveries.has(market.symbol)) return;
  deliveries.set(market.symbol, { symbol: market.symbol, since: x.at, sum: price(0n), samples: 0 });
}

/** The index is another from now on: samples until now were of the old one. Comes before the new one is known. */
export function applySettlementSampled(x: Exchange, e: IndexObserved): void {
  for (const delivery of x.futures.deliveries.values()) {
    const contract = listedContract(x, delivery.symbol);
    if (contract.base !== e.asset) continue;
    const { sum, samples } = settlementSamples(x, contract, x.at);
    delivery.sum = sum;
    delivery.samples = samples;
    delivery.since = x.at;
  }
}

/** A position is gone, settled with clearing; what was its own margin is its owner's again. */
export function applyPositionDelivered(x: Exchange, e: PositionDelivered): void {
  x.counters.transaction = e.transaction;
  if (e.account === 0) {
    x.futures.fund.delete(e.symbol);
  } else {
    const position = x.futures.accounts.get(e.account)!.positions.get(legKey(e.symbol, e.leg))!;
    position.contracts = NO_CONTRACTS;
    position.cost = NO_COST;
    position.realised = plus(position.realised, e.realised);
    position.updatedAt = x.at;
  }
  move(x.ledger, e.asset, e.shortfall, freeOf(INSURANCE), freeOf(e.purse));
  if (isNegative(e.realised)) move(x.ledger, e.asset, negated(e.realised), freeOf(e.purse), freeOf(CLEARING));
  else move(x.ledger, e.asset, e.realised, freeOf(CLEARING), freeOf(e.purse));
  move(x.ledger, e.asset, e.marginOut, freeOf(e.purse), freeOf(e.wallet));
  move(x.ledger, e.asset, e.commission, freeOf(e.wallet), freeOf(FEES));
}

/** A contract is no longer there for anybody but those who look back. */
export function applyContractDelivered(x: Exchange, e: ContractDelivered): void {
  x.reference.markets.set(e.symbol, { ...listedContract(x, e.symbol), status: "delivered" });
  x.futures.deliveries.delete(e.symbol);
  x.futures.forming.delete(e.symbol);
}
