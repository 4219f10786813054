// Which account a key listens to: that which it trades.

import type { Caller } from "../../gateway/declare.ts";
import type { Followed } from "../../gateway/feed.ts";
import { tradingPurse } from "./trading-purse.ts";

/** The account a caller's subscriptions follow: the spot account or, of a special key, the margin account it is for. */
export function followedBy(caller: Caller): Followed {
  const { kind, account, ...of } = tradingPurse(caller);
  if (kind === "isolated") return { family: kind, account, symbol: "symbol" in of ? of.symbol : "" };
  return kind === "cross" ? { family: kind, account, symbol: "" } : { family: "spot", account, symbol: "" };
}
