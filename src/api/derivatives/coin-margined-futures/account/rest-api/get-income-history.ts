// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Get-Income-History

import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { int, oneOf, optional, rowLimit, withDefault } from "../../../../../gateway/parameters.ts";
import { incomesBetween, type IncomeKind, type IncomeRecord } from "../../../../../history/income.ts";
import { isNegative } from "../../../../../money/arithmetic.ts";
import { padded } from "../../../../../money/text.ts";
import { count } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol, time, timeAsked } from "../../params.ts";

/** The longest time one call may ask for. */
const LONGEST_DAYS = 365;

/** What incomes are called, and what the exchange has none of. */
const KINDS = {
  TRANSFER: "transfer",
  WELCOME_BONUS: undefined,
  FUNDING_FEE: "funding",
  REALIZED_PNL: "realised-profit",
  COMMISSION: "commission",
  INSURANCE_CLEAR: "insurance",
  DELIVERED_SETTELMENT: "delivery",
} as const satisfies Record<string, IncomeKind | undefined>;

const TYPES = Object.keys(KINDS) as (keyof typeof KINDS)[];

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
    incomeType: optional(oneOf(TYPES)),
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
    const kind = p.incomeType === undefined ? undefined : KINDS[p.incomeType];
    if (p.incomeType !== undefined && kind === undefined) return [];
    const { page, limit } = p;
    const first = oldestFirst ? "oldest" : "newest";
    return incomesBetween(past, account, { symbol: p.symbol, kind, from, to, first, page, limit }).map(incomeRow);
  },
});

function incomeRow(income: IncomeRecord) {
  const { symbol: contract, asset, kind, amount, transaction, trade, id, at } = income;
  return {
    symbol: contract,
    incomeType: TYPES.find((type) => KINDS[type] === kind)!,
    income: padded(amount),
    asset,
    info: infoOf(income),
    time: count(at),
    tranId: String(kind === "transfer" && transaction > 0 ? transaction : id),
    tradeId: trade === 0 ? "" : String(trade),
  };
}

/** The further word of a row: a transfer's direction, and a funding fee's own name. */
function infoOf({ kind, amount }: IncomeRecord): string {
  if (kind === "transfer") return isNegative(amount) ? "WITHDRAW" : "DEPOSIT";
  return kind === "funding" ? "FUNDING_FEE" : "";
}
