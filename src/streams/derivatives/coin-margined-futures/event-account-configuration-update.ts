// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Event-Account-Configuration-Update

import { count } from "../../../money/units.ts";
import type { UserEvent } from "../../declare.ts";

/** An account's leverage in a contract has changed. */
export const accountConfigurationUpdate: UserEvent = {
  page: "derivatives/coin-margined-futures/user-data-streams/Event-Account-Configuration-Update",
  title: "Event: Account Configuration Update",
  documented: "2026-01-15",
  stream: "coinm",
  name: "ACCOUNT_CONFIG_UPDATE",
  render(event, x, account) {
    if (event.type !== "LeverageChanged" || event.account !== account) return undefined;
    return { e: "ACCOUNT_CONFIG_UPDATE", E: count(x.at), T: count(x.at), ac: { s: event.symbol, l: event.leverage } };
  },
};
