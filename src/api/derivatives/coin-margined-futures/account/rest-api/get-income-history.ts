// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Income-History

import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { int, oneOf, optional, rowLimit, withDefault } from "../../../../../gateway/parameters.ts";
import { incomesBetween } from "../../../../../history/income.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { INCOME_KINDS, INCOME_TYPES, incomeRow } from "../../incomes.ts";
import { symbol, time, timeAsked } from "../../params.ts";

/** The longest time one call may ask for. */
const LONGEST_DAYS = 365;

/** What moved in an account's futures wallet. */
export const getIncomeHistory = recall({
  page: "derivatives/coin-margined-futures/account/rest-api/Get-Income-History",
  title: "Get Income History",
  documented: "2026-01-15",
  route: "GET /dapi/v1/income",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(20),
  params: {
    symbol: optional(symbol),
    incomeType: optional(oneOf(INCOME_TYPES)),
    startTime: time,
    endTime: time,
    page: withDefault(int({ min: 1 }), 1),
    limit: rowLimit(100, 1000),
  },
  differs:
    "rows are in the order in which they happened; pages are counted from startTime, or from the newest row where it is not " +
    "sent; tranId is a transfer's own number, and otherwise the row's; there are no WELCOME_BONUS",
  present(x, p, caller) {
    if (p.symbol !== undefined) {
      const contract = contractNamed(x, p.symbol, "ever");
      if (isWireError(contract)) return contract;
    }
    const within = timeAsked(caller, p, LONGEST_DAYS);
    return isWireError(within) ? within : { account: caller.account, within };
  },
  past({ account, within: { from, to, oldestFirst } }, past, p) {
    const kind = p.incomeType === undefined ? undefined : INCOME_KINDS[p.incomeType];
    if (p.incomeType !== undefined && kind === undefined) return [];
    const { page, limit } = p;
    const first = oldestFirst ? "oldest" : "newest";
    return incomesBetween(past, account, { symbol: p.symbol, kind, from, to, first, page, limit }).map(incomeRow);
  },
});
