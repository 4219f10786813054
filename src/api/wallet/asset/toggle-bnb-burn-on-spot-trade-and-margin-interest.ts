// https://developers.binance.com/docs/wallet/asset/toggle-bnb-burn-on-spot-trade-and-margin-interest

import { action, perIp } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { flag, optional, type Parameter } from "../../../gateway/parameters.ts";

/** The documentation calls it a string. */
const toggle: Parameter<boolean | undefined> = optional({ ...flag, type: "STRING" });

/** Sets whether the caller pays commissions, and the interest of its cross account, in BNB. */
export const toggleBnbBurnOnSpotTradeAndMarginInterest = action({
  page: "wallet/asset/toggle-bnb-burn-on-spot-trade-and-margin-interest",
  title: "Toggle BNB Burn On Spot Trade And Margin Interest",
  documented: "2026-01-15",
  route: "POST /sapi/v1/bnbBurn",
  security: "USER_DATA",
  weight: perIp(1),
  params: { spotBNBBurn: toggle, interestBNBBurn: toggle },
  differs:
    "interest that was charged in the coin of a loan stays owed in it; isolated accounts always owe in the coin of the loan",
  command(p, { account }) {
    if (p.spotBNBBurn === undefined && p.interestBNBBurn === undefined)
      return wireError("MISSING_BOTH", { one: "spotBNBBurn", other: "interestBNBBurn" });
    return { type: "SwitchBurn", account, commission: p.spotBNBBurn, interest: p.interestBNBBurn };
  },
  reply(events) {
    for (const event of events) {
      if (event.type === "BurnSwitched") return { spotBNBBurn: event.commission, interestBNBBurn: event.interest };
    }
    throw new Error("invariant broken: the command switched");
  },
});
