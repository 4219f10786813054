// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Liquidation-Order-Streams

import type { Event } from "../../../core/events.ts";
import type { Order } from "../../../core/order.ts";
import { orderById } from "../../../core/select.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { entryPrice, faceOf } from "../../../money/inverse.ts";
import { contracts, count, type Lots, NO_LOTS, price, SECOND } from "../../../money/units.ts";
import type { Channel, MarketStream, Said } from "../../declare.ts";
import { streamAverage, streamPrice, streamSize } from "../../market-text.ts";
import { contractNow, ofAll, ofContract } from "../../names.ts";
import { spelled } from "../../words.ts";

/** What the orders are called by which positions are liquidated; those of deleveraging are called otherwise. */
const LIQUIDATION = "autoclose-";

const ABOUT = { documented: "2026-01-15", host: "coinm", pace: "1000 ms: the newest of each symbol" } as const;

/** The newest order that has liquidated somebody in a contract. */
export const liquidationOrderStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/Liquidation-Order-Streams",
  title: "Liquidation Order Streams",
  names: "<symbol>@forceOrder",
  open: ofContract(/^@forceOrder$/, ({ symbol }) => liquidations(symbol)),
};

/** The same of every contract, one at a time. */
export const allLiquidationOrdersStream: MarketStream = {
  ...ABOUT,
  page: "derivatives/coin-margined-futures/websocket-market-streams/All-Market-Liquidation-Order-Streams",
  title: "All Market Liquidation Order Streams",
  names: "!forceOrder@arr",
  open: ofAll(/^!forceOrder@arr$/, () => liquidations(undefined)),
};

function liquidations(symbol: string | undefined): Channel {
  /** By symbol. */
  const newest = new Map<string, Said>();
  return {
    hears: [symbol === undefined ? { of: "forced" } : { of: "forced", name: symbol }],
    every: SECOND,
    hear(events, x) {
      for (const { order, last } of endedIn(events, x)) {
        if (symbol !== undefined && order.symbol !== symbol) continue;
        newest.set(order.symbol, shown(x, order, last));
      }
      return newest.size > 0;
    },
    say() {
      const said = [...newest.values()];
      newest.clear();
      return said;
    },
  };
}

/** An order that is over, and what its last fill was of. */
interface Ended {
  readonly order: View<Order>;
  readonly last: Lots;
}

function endedIn(events: readonly Event[], x: ExchangeView): readonly Ended[] {
  const last = new Map<number, Lots>();
  const ended: Ended[] = [];
  for (const event of events) {
    switch (event.type) {
      case "ContractTraded":
        last.set(event.taker, event.lots);
        break;
      case "PositionTakenOver":
      case "PositionDeleveraged":
        last.set(event.order, event.lots);
        break;
      case "OrderClosed": {
        const order = orderById(x.orders, event.order);
        if (order?.terms === undefined || !order.forced || !order.clientId.startsWith(LIQUIDATION)) break;
        ended.push({ order, last: last.get(order.id) ?? NO_LOTS });
        break;
      }
      default:
    }
  }
  return ended;
}

function shown(x: ExchangeView, order: View<Order>, last: Lots): Said {
  const contract = contractNow(x, order.symbol);
  const face = faceOf(contracts(count(order.filled)), contract.size);
  const average = count(order.filled) === 0 ? price(0n) : entryPrice(face, order.terms!.cost, "half-up");
  const { at } = x;
  const o = {
    s: order.symbol,
    ps: contract.pair,
    S: spelled(order.side),
    o: "LIMIT",
    f: spelled(order.timeInForce),
    q: streamSize(contract, order.lots),
    p: streamPrice(contract, order.ticks),
    ap: streamAverage(contract, average),
    X: spelled(order.status),
    l: streamSize(contract, last),
    z: streamSize(contract, order.filled),
  };
  return (times) => ({ e: "forceOrder", E: times(at), o: { ...o, T: times(at) } });
}
