// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Event-User-Data-Stream-Expired

import { count } from "../../../money/units.ts";
import type { UserEvent } from "../../declare.ts";

/** An account's stream has not been kept alive: nothing follows on it. */
export const listenKeyExpired: UserEvent = {
  page: "derivatives/coin-margined-futures/user-data-streams/Event-User-Data-Stream-Expired",
  title: "Event: User Data Stream Expired",
  documented: "2026-01-15",
  stream: "coinm",
  name: "listenKeyExpired",
  render(event, x, account) {
    if (event.type !== "ListenKeyClosed" || event.account !== account || !event.expired) return undefined;
    return { e: "listenKeyExpired", E: count(x.at), listenKey: event.key };
  },
};
