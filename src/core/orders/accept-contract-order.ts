// An order on a contract that passed every check enters the exchange, and its position gets a purse of its own.

import { NO_AMOUNT, NO_LOTS } from "../../money/units.ts";
import { deskOf } from "../book/desk.ts";
import type { Emit } from "../emit.ts";
import { futuresOf, legKey } from "../futures/futures.ts";
import { freeNameFor } from "../ids.ts";
import type { PurseId } from "../ledger/ledger.ts";
import { type Condition, type LegName, NO_LIST, type Order, type PriceMatch } from "../order.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** An order that may enter, on the contract's grid. */
export interface AcceptedOrder extends Pick<
  Order,
  | "account"
  | "symbol"
  | "side"
  | "kind"
  | "timeInForce"
  | "ticks"
  | "stopTicks"
  | "trailingDelta"
  | "lots"
  | "prevention"
> {
  readonly leg: LegName;
  readonly reduceOnly: boolean;
  readonly condition: Condition | undefined;
  /** Where the book's price is taken from. */
  readonly priceMatch?: PriceMatch | undefined;
  /** The name it would like, which an open order may have by now. */
  readonly clientId: string | undefined;
}

/** Lets an order enter; what it does next is the caller's. */
export function acceptContractOrder(x: ExchangeView, of: AcceptedOrder, emit: Emit): View<Order> {
  const { account, symbol, side, kind, timeInForce, stopTicks, trailingDelta, lots, prevention, leg, reduceOnly } = of;
  const purse = x.accounts.byId.get(account)!.coinm;
  const key = legKey(symbol, leg);
  if (!futuresOf(x.futures, account).positions.has(key)) {
    emit({ type: "PurseOpened", purse: x.ledger.purses.length, kind: "leg", account, symbol: key });
  }
  const order = x.counters.order + 1;
  const isNamed = (name: string): boolean => isTaken(x, purse, symbol, name);
  const wanted = of.clientId === undefined || isNamed(of.clientId) ? undefined : of.clientId;
  emit({
    type: "OrderPlaced",
    order,
    symbol,
    account,
    purse,
    clientId: wanted ?? freeNameFor(x.seed, "order", order, isNamed),
    side,
    kind,
    timeInForce,
    ticks: of.ticks,
    stopTicks,
    trailingDelta,
    lots,
    quoteBudget: NO_AMOUNT,
    icebergLots: NO_LOTS,
    prevention,
    list: NO_LIST,
    sideEffect: "none",
    repayAtCancel: false,
    leg,
    reduceOnly,
    ...(of.condition === undefined ? {} : { condition: of.condition }),
    ...(of.priceMatch === undefined ? {} : { priceMatch: of.priceMatch }),
    pending: false,
    held: NO_AMOUNT,
    borrowed: NO_AMOUNT,
  });
  return x.orders.open.get(order)!;
}

/** Whether an open order of a purse in a market goes by a client id. */
export function isTaken(x: ExchangeView, purse: PurseId, symbol: string, clientId: string): boolean {
  return deskOf(x.orders, purse, symbol)?.open.has(clientId) === true;
}
