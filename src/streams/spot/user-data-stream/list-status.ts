// https://developers.binance.com/docs/binance-spot-api-docs/user-data-stream#order-update

import type { OrderList } from "../../../core/select.ts";
import type { View } from "../../../core/view.ts";
import { count } from "../../../money/units.ts";
import type { DeskEvent } from "../../declare.ts";

/** A list was accepted, one of its orders has another name, or none of them is open any more. */
export const listStatus: DeskEvent<readonly [list: View<OrderList>, renamed?: "renamed"]> = {
  page: "spot/user-data-stream/Order-Update",
  title: "Order Update: list status",
  documented: "2026-07-21",
  stream: "trade",
  name: "listStatus",
  times: ["E", "T"],
  render(x, list, renamed) {
    const open = list.status === "executing";
    return {
      e: "listStatus",
      E: count(x.at),
      s: list.symbol,
      g: list.id,
      c: list.contingency.toUpperCase(),
      l: !open ? "ALL_DONE" : renamed === undefined ? "EXEC_STARTED" : "UPDATED",
      L: open ? "EXECUTING" : "ALL_DONE",
      r: "NONE",
      C: list.clientId,
      T: count(x.at),
      O: list.orders.map((i, nth) => ({ s: list.symbol, i, c: list.clientIds[nth]! })),
    };
  },
};
