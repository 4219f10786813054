// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Cancel-Multiple-Orders

import type { CancelOrders } from "../../../../../core/commands.ts";
import { orderOf } from "../../../../../core/select.ts";
import { contractOf } from "../../../../../core/select-market.ts";
import { action, perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { DIGITS, isDigits, optional, type Parameter } from "../../../../../gateway/parameters.ts";
import { contractNamed } from "../../contracts.ts";
import { answered, canceledTogetherBody } from "../../orders.ts";
import { symbol } from "../../params.ts";

/** How many orders one call may name. */
const MOST = 10;

/** A JSON array of numbers or names; whole or each part of it may stand in quotes, as clients send it. */
function list<T>(range: string, each: (part: string) => T | undefined): Parameter<readonly T[] | undefined> {
  return optional<readonly T[]>({
    type: "ARRAY",
    range,
    read(value) {
      const inner = /^"?\[(.*)\]"?$/.exec(value.trim())?.[1];
      if (inner === undefined) return { wrong: "illegal" };
      const parts = inner.split(",").map((part) => part.trim().replace(/^"(.*)"$/, "$1"));
      if (parts.length > MOST) return { wrong: "refused", error: wireError("COINM_TOO_MANY_CANCELS") };
      const read: T[] = [];
      for (const part of parts) {
        const known = each(part);
        if (known === undefined) return { wrong: "illegal" };
        read.push(known);
      }
      return read;
    },
  });
}

const CLIENT_ID = "^[.A-Z:/a-z0-9_-]{1,36}$";
const ids = list(DIGITS, (part) => (isDigits(part) ? Math.min(Number(part), Number.MAX_SAFE_INTEGER) : undefined));
const names = list(CLIENT_ID, (part) => (new RegExp(CLIENT_ID).test(part) ? part : undefined));

interface Asked {
  readonly orderIdList: readonly number[] | undefined;
  readonly orderidlist: readonly number[] | undefined;
  readonly origClientOrderIdList: readonly string[] | undefined;
  readonly origclientorderidlist: readonly string[] | undefined;
}

/** The orders a call names: by their numbers, which count before client ids. */
function namedBy(p: Asked): CancelOrders["orders"] | undefined {
  const numbers = p.orderIdList ?? p.orderidlist;
  if (numbers !== undefined) return numbers.map((id) => ({ id }));
  return (p.origClientOrderIdList ?? p.origclientorderidlist)?.map((clientId) => ({ clientId }));
}

/** Cancels up to ten open orders. Each has its own answer, in the order in which they were named. */
export const cancelMultipleOrders = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Cancel-Multiple-Orders",
  title: "Cancel Multiple Orders",
  documented: "2026-01-15",
  route: "DELETE /dapi/v1/batchOrders",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: {
    symbol,
    orderIdList: ids,
    origClientOrderIdList: names,
    // The same in the spelling of a client library that the real exchange understands.
    orderidlist: ids,
    origclientorderidlist: names,
  },
  differs:
    "of both lists the numbers count, where one page of the documentation says that they may not be sent together",
  command(p, { account }, x) {
    const orders = namedBy(p);
    if (orders === undefined) {
      return wireError("MISSING_BOTH", { one: "origClientOrderIdList", other: "orderIdList" });
    }
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    return {
      type: "CancelOrders",
      purse: { kind: "coinm", account },
      symbol: contract.symbol,
      orders,
    } satisfies CancelOrders;
  },
  reply(events, x, p) {
    const canceled = events.flatMap((event) => (event.type === "OrderClosed" ? [orderOf(x, event.order)] : []));
    return namedBy(p)!.map(({ id, clientId }) => {
      const at = canceled.findIndex((order) => (id === undefined ? order.clientId === clientId : order.id === id));
      // One that is named twice is unknown the second time.
      const [order] = at < 0 ? [] : canceled.splice(at, 1);
      if (order !== undefined) return answered(x, canceledTogetherBody(contractOf(x, order.symbol)!, order));
      const { code, msg } = wireError("UNKNOWN_ORDER");
      return { code, msg };
    });
  },
});
