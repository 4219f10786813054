// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Event-Order-Update

import { contractOrderType } from "../../../api/contract-order-type.ts";
import { accountCode } from "../../../core/ids.ts";
import type { Contract } from "../../../core/listing.ts";
import { isMarket, type Order, remaining, type Side } from "../../../core/order.ts";
import { openOrders } from "../../../core/select.ts";
import { contractOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { isZero, plus } from "../../../money/arithmetic.ts";
import { priceAt } from "../../../money/convert.ts";
import { coins, faceOf } from "../../../money/inverse.ts";
import { fixed } from "../../../money/text.ts";
import {
  type Amount,
  contracts,
  count,
  type Lots,
  NO_AMOUNT,
  NO_LOTS,
  type Ticks,
  ticks,
} from "../../../money/units.ts";
import type { DeskEvent } from "../../declare.ts";
import { spelled, spelledMatch } from "../../words.ts";
import { averageText, coinText, priceText } from "./figures.ts";

/** An order's part in a trade. */
export interface ContractFill {
  readonly trade: number;
  readonly maker: boolean;
  readonly ticks: Ticks;
  readonly lots: Lots;
  readonly realised: Amount;
  readonly commission: Amount;
}

/** Why an order ended, by the numbers of the documentation; those of what cannot happen here are left out. */
export const EXPIRY = {
  none: 0,
  selfTrade: 1,
  immediate: 2,
  immediateSelfTrade: 3,
  reduceOnly: 4,
  liquidation: 5,
  delisted: 7,
  triggered: 8,
  market: 9,
  fillOrKill: 10,
  postOnly: 11,
} as const;

/** What happened to an order, and what is told of it beyond the order as it is then. */
export interface ContractExecution {
  readonly does: "NEW" | "TRADE" | "CALCULATED" | "CANCELED" | "EXPIRED" | "AMENDMENT";
  readonly order: View<Order>;
  /** Whether it is told as it was while it waited for its price. */
  readonly waits?: boolean;
  readonly fill?: ContractFill;
  /** The caller's own number for an amendment. */
  readonly modifyId?: number | undefined;
  readonly expiry?: (typeof EXPIRY)[keyof typeof EXPIRY];
}

/** What happened to an order on a contract. Keys of what does not apply are absent. */
export const contractOrderUpdate: DeskEvent<readonly [execution: ContractExecution]> = {
  page: "derivatives/coin-margined-futures/user-data-streams/Event-Order-Update",
  title: "Event: Order Update",
  documented: "2026-01-15",
  differs:
    "an order whose price has come ends (EXPIRED, reason 8) and is new again under its number, as the type it works as; what " +
    "a liquidation cancels reads CANCELED with reason 5; orders that close positions are NEW, and CALCULATED with each fill, " +
    "through the book and past it; N and n come with trades that cost a commission; b and a are what the account's open " +
    "orders on either side of the contract are worth at their prices; sp of a trailing stop is 0",
  stream: "coinm",
  name: "ORDER_TRADE_UPDATE",
  render(x, execution) {
    const { order } = execution;
    const contract = contractOf(x, order.symbol)!;
    return {
      e: "ORDER_TRADE_UPDATE",
      E: count(x.at),
      T: count(x.at),
      i: accountCode(x.seed, order.account),
      o: { ...orderKeys(contract, execution), ...dealKeys(x, contract, execution), ...termKeys(contract, execution) },
    };
  },
};

/** The order, and how it stands. */
function orderKeys(contract: View<Contract>, { does, order, waits = false, modifyId }: ContractExecution) {
  const trails = order.trailingDelta > 0;
  // One that closes all there is has no size before its price has come.
  const size = waits && order.terms!.condition!.closesAll ? NO_LOTS : order.lots;
  return {
    s: order.symbol,
    c: order.clientId,
    S: spelled(order.side),
    o: waits || count(order.workingAt) === 0 ? contractOrderType(order) : isMarket(order.kind) ? "MARKET" : "LIMIT",
    f: spelled(order.timeInForce),
    q: String(count(size)),
    p: priceText(contract, order.ticks),
    ap: averageText(contract, order),
    sp: priceText(contract, trails ? ticks(0) : order.stopTicks),
    x: does,
    X: waits && does === "EXPIRED" ? spelled("expired") : statusOf(order),
    i: order.id,
    ...(modifyId === undefined ? {} : { M: String(modifyId) }),
  };
}

/** What it traded, and what else its owner has open. */
function dealKeys(x: ExchangeView, contract: View<Contract>, { order, waits = false, fill }: ContractExecution) {
  const commission = fill?.commission ?? NO_AMOUNT;
  const worth = (side: Side): string => coinText(worthOpen(x, contract, order, side, waits));
  return {
    l: String(count(fill?.lots ?? NO_LOTS)),
    z: String(count(order.filled)),
    L: priceText(contract, fill?.ticks ?? ticks(0)),
    ma: contract.base,
    ...(isZero(commission) ? {} : { N: contract.base, n: coinText(commission) }),
    T: count(x.at),
    t: fill?.trade ?? 0,
    rp: coinText(fill?.realised ?? NO_AMOUNT),
    b: worth("buy"),
    a: worth("sell"),
    m: fill?.maker ?? false,
  };
}

/** The terms it was placed on. */
function termKeys(contract: View<Contract>, { order, expiry = EXPIRY.none }: ContractExecution) {
  const { leg, reduceOnly, condition, priceMatch } = order.terms!;
  const trailing =
    order.trailingDelta > 0
      ? // Basis points as percents with one place.
        { AP: priceText(contract, order.stopTicks), cr: fixed(BigInt(order.trailingDelta), 2, 1) }
      : {};
  return {
    R: reduceOnly,
    wt: condition?.by === "mark" ? "MARK_PRICE" : "CONTRACT_PRICE",
    ot: contractOrderType(order),
    ps: leg.toUpperCase(),
    cp: condition?.closesAll ?? false,
    ...trailing,
    pP: condition?.guarded ?? false,
    V: spelled(order.prevention),
    pm: spelledMatch(priceMatch),
    er: String(expiry),
  };
}

/** A fill that leaves nothing is the last: the order closes just after it. */
function statusOf(order: View<Order>): string {
  return spelled(order.status === "partially-filled" && count(remaining(order)) === 0 ? "filled" : order.status);
}

/** What the open orders of an order's owner on one side of the contract are worth; those that wait for a price do not count. */
function worthOpen(
  x: ExchangeView,
  contract: View<Contract>,
  { id, purse, symbol }: View<Order>,
  side: Side,
  waits: boolean,
): Amount {
  let worth = NO_AMOUNT;
  for (const open of openOrders(x.orders, purse, symbol)) {
    if (open.side !== side || open.stage === "armed" || count(open.ticks) === 0 || (waits && open.id === id)) continue;
    const face = faceOf(contracts(count(remaining(open))), contract.size);
    worth = plus(worth, coins(face, priceAt(open.ticks, contract.price.tick), "down"));
  }
  return worth;
}
