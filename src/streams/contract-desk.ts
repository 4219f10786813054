// What listeners to contract accounts are told of an entry. Reports on orders are told as things happen; what their trades
// did to balances and positions is told when the transaction they belong to is over, in one ACCOUNT_UPDATE. Transfers,
// funding, fees and moved margin are transactions of their own: an order's update that is still owed goes before them.

import type { Event } from "../core/events.ts";
import { isMarket, type Order, type OrderId } from "../core/order.ts";
import { accountOf, orderOf, type PurseId } from "../core/select.ts";
import { positionOf } from "../core/select-futures.ts";
import { contractOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import type { Json } from "../gateway/declare.ts";
import { negated, plus } from "../money/arithmetic.ts";
import { type Amount, count, type Lots, NO_AMOUNT, type Ticks } from "../money/units.ts";
import {
  type AccountChange,
  balanceAndPositionUpdate,
  contractsOf,
} from "./derivatives/coin-margined-futures/event-balance-and-position-update.ts";
import { contractMarginCall } from "./derivatives/coin-margined-futures/event-margin-call.ts";
import {
  type ContractExecution,
  contractOrderUpdate,
  EXPIRY,
} from "./derivatives/coin-margined-futures/event-order-update.ts";
import type { Desk } from "./trade-desk.ts";

/** What an account is still to be told of the orders of this transaction. */
interface Owed {
  readonly account: number;
  readonly balances: Map<string, Amount>;
  readonly symbols: Set<string>;
}

/** A trade whose two sides have yet to be told. */
interface Trade {
  readonly ticks: Ticks;
  readonly lots: Lots;
  /** The order that waited for it; undefined past the book. */
  readonly maker: OrderId | undefined;
}

type OfType<T extends Event["type"]> = Extract<Event, { type: T }>;

/** A desk that tells those purses that are heard. */
export function contractDesk(
  isHeard: (purse: PurseId) => boolean,
  tell: (purse: PurseId, payload: Record<string, Json>) => void,
): Desk {
  const owed = new Map<PurseId, Owed>();
  let trade: Trade | undefined;
  /** Of this entry: orders that were placed, orders that met one of their own account. */
  const fresh = new Set<OrderId>();
  const prevented = new Set<OrderId>();
  /** Of this entry: whose orders a liquidation has cancelled; nothing else of an entry cancels any after it began. */
  const falling = new Set<PurseId>();

  return {
    saw(event, x) {
      switch (event.type) {
        case "OrderPlaced":
          return placed(x, event);
        case "OrderTriggered":
          return triggered(x, orderOf(x, event.order));
        case "OrderAmended":
          return report(x, { does: "AMENDMENT", order: orderOf(x, event.order), modifyId: event.modifyId });
        case "ContractTraded":
          trade = event;
          return;
        case "PositionTakenOver":
          trade = { ...event, maker: undefined };
          return;
        case "PositionDeleveraged":
          trade = { ...event, maker: undefined };
          return;
        case "PositionChanged":
          return filled(x, event);
        case "MatchPrevented":
          prevented.add(event.maker).add(event.taker);
          return;
        case "OrderClosed":
          return closed(x, orderOf(x, event.order));
        case "PositionsMarginCalled":
          return called(x, event);
        case "ContractLiquidationStarted": {
          const { coinm } = accountOf(x, event.account);
          settle(x, coinm);
          falling.add(coinm);
          return;
        }
        case "ContractClearanceFeeTaken":
        case "ContractMarginForfeited":
          return moved(x, event.purse, "INSURANCE_CLEAR", event.asset, negated(event.amount));
        case "FundingPaid":
          return funded(x, event);
        case "PositionDelivered":
          return delivered(x, event);
        case "Credited":
          return moved(x, event.purse, "ADMIN_DEPOSIT", event.asset, event.amount);
        case "Transferred":
          moved(x, event.from, "WITHDRAW", event.asset, negated(event.amount));
          return moved(x, event.to, "DEPOSIT", event.asset, event.amount);
        case "PositionMarginChanged": {
          const { account, asset, symbol } = event;
          const balances = new Map([[asset, NO_AMOUNT]]);
          return change(x, { account, reason: "MARGIN_TRANSFER", balances, positions: [{ symbol }] });
        }
        case "MarginTypeChanged": {
          const { account, symbol } = event;
          return change(x, { account, reason: "MARGIN_TYPE_CHANGE", balances: new Map(), positions: [{ symbol }] });
        }
        default:
      }
    },
    settled(x) {
      for (const purse of owed.keys()) settle(x, purse);
      fresh.clear();
      prevented.clear();
      falling.clear();
      trade = undefined;
    },
  };

  function report(x: ExchangeView, execution: ContractExecution): void {
    const { order } = execution;
    if (order.terms === undefined || !isHeard(order.purse)) return;
    tell(order.purse, contractOrderUpdate.render(x, execution));
  }

  function placed(x: ExchangeView, event: OfType<"OrderPlaced">): void {
    const order = orderOf(x, event.order);
    if (order.terms === undefined) return;
    fresh.add(order.id);
    report(x, { does: "NEW", order, waits: order.terms.condition !== undefined });
  }

  /** Its price has come: what waited is over, and what it becomes is new. */
  function triggered(x: ExchangeView, order: View<Order>): void {
    report(x, { does: "EXPIRED", order, waits: true, expiry: EXPIRY.triggered });
    report(x, { does: "NEW", order });
  }

  function filled(x: ExchangeView, event: OfType<"PositionChanged">): void {
    const { account, symbol, asset, shortfall, realised, commission } = event;
    const order = orderOf(x, event.order);
    if (!isHeard(order.purse)) return;
    const { ticks, lots, maker } = trade!;
    const fill = { trade: event.trade, maker: maker === order.id, ticks, lots, realised, commission };
    report(x, { does: order.forced ? "CALCULATED" : "TRADE", order, fill });
    let due = owed.get(order.purse);
    if (due === undefined) owed.set(order.purse, (due = { account, balances: new Map(), symbols: new Set() }));
    due.symbols.add(symbol);
    due.balances.set(asset, plus(due.balances.get(asset) ?? NO_AMOUNT, shortfall));
  }

  function closed(x: ExchangeView, order: View<Order>): void {
    switch (order.status) {
      case "filled":
        // Its last trade has said so.
        break;
      case "canceled":
        report(x, { does: "CANCELED", order, expiry: whyCancelled(x, order) });
        break;
      default:
        report(x, { does: "EXPIRED", order, expiry: whyExpired(x, order) });
    }
    // What a liquidation's order did is told before the fee on it is taken.
    if (order.forced) settle(x, order.purse);
  }

  function whyCancelled(x: ExchangeView, order: View<Order>): NonNullable<ContractExecution["expiry"]> {
    if (falling.has(order.purse)) return EXPIRY.liquidation;
    const contract = contractOf(x, order.symbol);
    return contract?.status === "delivering" ? EXPIRY.delisted : EXPIRY.none;
  }

  function whyExpired(x: ExchangeView, order: View<Order>): NonNullable<ContractExecution["expiry"]> {
    if (order.status === "expired-in-match" && prevented.has(order.id)) {
      return order.timeInForce === "ioc" ? EXPIRY.immediateSelfTrade : EXPIRY.selfTrade;
    }
    if (order.terms !== undefined && closesNothing(x, order)) return EXPIRY.reduceOnly;
    if (isMarket(order.kind)) return EXPIRY.market;
    if (order.timeInForce === "fok") return EXPIRY.fillOrKill;
    if (order.timeInForce === "ioc") return EXPIRY.immediate;
    if (order.timeInForce === "gtx" && fresh.has(order.id)) return EXPIRY.postOnly;
    return onlyCloses(order) ? EXPIRY.reduceOnly : EXPIRY.none;
  }

  function called(x: ExchangeView, event: OfType<"PositionsMarginCalled">): void {
    const { coinm } = accountOf(x, event.account);
    if (!isHeard(coinm)) return;
    settle(x, coinm);
    tell(coinm, contractMarginCall.render(x, event));
  }

  /** A crossed position's funding is told without positions, an isolated one's with that position alone. */
  function funded(x: ExchangeView, event: OfType<"FundingPaid">): void {
    // What the insurance fund pays and receives is nobody's business.
    if (event.account === 0) return;
    const { account, asset, symbol, leg, funding, shortfall } = event;
    const isolated = event.purse !== accountOf(x, account).coinm;
    const balances = new Map([[asset, plus(funding, shortfall)]]);
    change(x, { account, reason: "FUNDING_FEE", balances, positions: isolated ? [{ symbol, leg }] : undefined });
  }

  /** A position is gone; what the insurance fund paid of its loss is what came beside it. */
  function delivered(x: ExchangeView, event: OfType<"PositionDelivered">): void {
    if (event.account === 0) return;
    const { account, asset, symbol, leg, shortfall } = event;
    change(x, { account, reason: "ADJUSTMENT", balances: new Map([[asset, shortfall]]), positions: [{ symbol, leg }] });
  }

  /** A coin came to a futures purse or left it, and no position has changed. */
  function moved(x: ExchangeView, purse: PurseId, reason: AccountChange["reason"], asset: string, by: Amount): void {
    const { kind, account } = x.ledger.purses[purse]!;
    if (kind === "coinm") change(x, { account, reason, balances: new Map([[asset, by]]), positions: [] });
  }

  function change(x: ExchangeView, what: AccountChange): void {
    const { coinm } = accountOf(x, what.account);
    if (!isHeard(coinm)) return;
    settle(x, coinm);
    tell(coinm, balanceAndPositionUpdate.render(x, what));
  }

  function settle(x: ExchangeView, purse: PurseId): void {
    const due = owed.get(purse);
    if (due === undefined) return;
    owed.delete(purse);
    const { account, balances, symbols } = due;
    const positions = contractsOf(x, account, symbols).map((symbol) => ({ symbol }));
    tell(purse, balanceAndPositionUpdate.render(x, { account, reason: "ORDER", balances, positions }));
  }
}

/** Whether an order may only shrink a position: told so, or by its side in hedge mode. */
function onlyCloses({ side, terms }: View<Order>): boolean {
  const { leg, reduceOnly } = terms!;
  return reduceOnly || (leg === "long" && side === "sell") || (leg === "short" && side === "buy");
}

/** Whether an order may only shrink a position and there is none left that it would. */
function closesNothing(x: ExchangeView, order: View<Order>): boolean {
  const held = count(positionOf(x.futures, order.account, order.symbol, order.terms!.leg).contracts);
  return onlyCloses(order) && (order.side === "sell" ? held <= 0 : held >= 0);
}
