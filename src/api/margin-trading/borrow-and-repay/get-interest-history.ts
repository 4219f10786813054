// https://developers.binance.com/docs/margin_trading/borrow-and-repay/Get-Interest-History

import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName, optional } from "../../../gateway/parameters.ts";
import { interestOf } from "../../../history/loans.ts";
import { plain } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { ownPurse } from "../accounts.ts";
import { rateText } from "../listings.ts";
import { isolatedSymbol, paging, time } from "../params.ts";
import { recordWindow } from "../windows.ts";

/** How the wire calls what an hour's interest was charged for, in the coin of the loan or converted into BNB. */
const CAUSES = {
  "on-borrow": { own: "ON_BORROW", converted: "ON_BORROW_CONVERTED" },
  periodic: { own: "PERIODIC", converted: "PERIODIC_CONVERTED" },
} as const;

/** The interest charged to the cross or to one isolated account, newest first. */
export const getInterestHistory = recall({
  page: "margin_trading/borrow-and-repay/Get-Interest-History",
  title: "Get Interest History",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/interestHistory",
  security: "USER_DATA",
  weight: perIp(1),
  params: { asset: optional(assetName), isolatedSymbol, startTime: time, endTime: time, ...paging },
  differs:
    "of interest converted into BNB, asset is BNB, rawAsset and principal are the loan's, and interestRate is the one before " +
    "the discount; asset looks for what was charged, not for what was borrowed",
  present(x, p, caller) {
    const purse = ownPurse(x, caller, p.isolatedSymbol);
    if (isWireError(purse)) return purse;
    const window = recordWindow(caller, p);
    return isWireError(window) ? window : { purse, window };
  },
  past({ purse, window }, past, p) {
    const found = interestOf(past, purse, { ...window, asset: p.asset, page: p.current, size: p.size });
    const rows = found.rows.map((row) => ({
      txId: row.transaction,
      interestAccuredTime: count(row.hour),
      asset: row.asset,
      ...(p.isolatedSymbol === undefined ? { rawAsset: row.convertedFrom ?? row.asset } : {}),
      principal: plain(row.principal),
      interest: plain(row.interest),
      interestRate: rateText(row.daily),
      type: CAUSES[row.cause][row.convertedFrom === undefined ? "own" : "converted"],
      ...(p.isolatedSymbol === undefined ? {} : { isolatedSymbol: p.isolatedSymbol }),
    }));
    return { rows, total: found.total };
  },
});
