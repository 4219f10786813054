// https://developers.binance.com/docs/binance-spot-api-docs/user-data-stream#account-update

import { free, locked, type PurseId } from "../../../core/select.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import type { DeskEvent } from "../../declare.ts";

/** The balances of an account that something may have changed, in the order in which the exchange lists assets. */
export const accountUpdate: DeskEvent<readonly [purse: PurseId, touched: ReadonlySet<string>]> = {
  page: "spot/user-data-stream/Account-Update",
  title: "Account Update",
  documented: "2026-07-21",
  differs: "BNB is listed only where it may have changed, not with every order",
  stream: "trade",
  name: "outboundAccountPosition",
  times: ["E", "u"],
  render: (x, purse, touched) => ({
    e: "outboundAccountPosition",
    E: count(x.at),
    u: count(x.at),
    B: [...x.reference.assets.keys()]
      .filter((asset) => touched.has(asset))
      .map((asset) => ({
        a: asset,
        f: padded(free(x.ledger, purse, asset)),
        l: padded(locked(x.ledger, purse, asset)),
      })),
  }),
};
