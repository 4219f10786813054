// https://developers.binance.com/docs/binance-spot-api-docs/user-data-stream#balance-update

import { padded } from "../../../money/text.ts";
import { type Amount, count } from "../../../money/units.ts";
import type { DeskEvent } from "../../declare.ts";

/** An asset came into an account or left it, other than by a trade. */
export const balanceUpdate: DeskEvent<readonly [asset: string, delta: Amount]> = {
  page: "spot/user-data-stream/Balance-Update",
  title: "Balance Update",
  documented: "2026-07-21",
  stream: "trade",
  name: "balanceUpdate",
  times: ["E", "T"],
  render: (x, asset, delta) => ({
    e: "balanceUpdate",
    E: count(x.at),
    a: asset,
    d: padded(delta),
    T: count(x.at),
  }),
};
