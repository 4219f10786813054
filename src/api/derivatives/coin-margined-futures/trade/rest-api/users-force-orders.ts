// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Users-Force-Orders

import { accountOf } from "../../../../../core/select.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { oneOf, optional, rowLimit } from "../../../../../gateway/parameters.ts";
import { forcedContractOrders } from "../../../../../history/liquidations.ts";
import { recall } from "../../../../page.ts";
import { contractsAsked } from "../../contracts.ts";
import { forcedBody } from "../../orders.ts";
import { symbol, time, timeAsked } from "../../params.ts";

/** How far back a call reaches that does not say when it begins. */
const LONGEST_DAYS = 200;
/** What the orders of a deleveraging are called. */
const DELEVERAGING = "adl_autoclose";

/** The orders by which the exchange closed an account's positions, newest first. */
export const usersForceOrders = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/Users-Force-Orders",
  title: "User's Force Orders",
  documented: "2026-01-15",
  route: "GET /dapi/v1/forceOrders",
  security: "USER_DATA",
  needs: "futures",
  weight: { per: "ip", cost: (p) => (p.symbol === undefined ? 50 : 20) },
  params: {
    symbol: optional(symbol),
    autoCloseType: optional(oneOf(["LIQUIDATION", "ADL"])),
    startTime: time,
    endTime: time,
    limit: rowLimit(50, 100),
  },
  present(x, p, caller) {
    const asked = contractsAsked(x, { symbol: p.symbol, pair: undefined }, "ever");
    if (isWireError(asked)) return asked;
    const within = timeAsked(caller, p, LONGEST_DAYS);
    if (isWireError(within)) return within;
    return {
      purse: accountOf(x, caller.account).coinm,
      range: within,
      contracts: new Map(asked.map((contract) => [contract.symbol, contract])),
    };
  },
  past({ purse, range, contracts }, past, p) {
    const found = forcedContractOrders(past, purse, range).filter(
      ({ symbol: of, clientId }) =>
        contracts.has(of) &&
        (p.autoCloseType === undefined || (p.autoCloseType === "ADL") === (clientId === DELEVERAGING)),
    );
    return found.slice(0, p.limit).map((order) => forcedBody(contracts.get(order.symbol)!, order));
  },
});
