// https://developers.binance.com/docs/margin_trading/transfer/Get-Cross-Margin-Transfer-History

import { accountOf, type PurseId } from "../../../core/select.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName, oneOf, optional } from "../../../gateway/parameters.ts";
import { transfersOf } from "../../../history/transfers.ts";
import { whole } from "../../../money/convert.ts";
import { padded } from "../../../money/text.ts";
import { count, SECOND } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { ownPurse } from "../accounts.ts";
import { isolatedSymbol, paging, time } from "../params.ts";
import { recordWindow } from "../windows.ts";

/** A purse as this page calls it. */
interface End {
  readonly name: "SPOT" | "CROSS_MARGIN" | "DELIVERY" | "ISOLATED_MARGIN";
  readonly symbol?: string;
}

/** Transfers into and out of the cross or one isolated account, newest first. */
export const getCrossMarginTransferHistory = recall({
  page: "margin_trading/transfer/Get-Cross-Margin-Transfer-History",
  title: "Get Cross Margin Transfer History",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/transfer",
  security: "USER_DATA",
  weight: perIp(1),
  params: {
    asset: optional(assetName),
    type: optional(oneOf(["ROLL_IN", "ROLL_OUT"])),
    startTime: time,
    endTime: time,
    ...paging,
    isolatedSymbol,
  },
  differs: "both ends are told in every row, where the example leaves them out of some",
  present(x, p, caller) {
    const purse = ownPurse(x, caller, p.isolatedSymbol);
    if (isWireError(purse)) return purse;
    const window = recordWindow(caller, p);
    return isWireError(window) ? window : { purse, window, ends: endsOf(x, caller.account) };
  },
  past({ purse, window, ends }, past, p, caller) {
    const found = transfersOf(past, caller.account, {
      source: p.type === "ROLL_OUT" ? purse : undefined,
      target: p.type === "ROLL_IN" ? purse : undefined,
      either: purse,
      asset: p.asset,
      ...window,
      page: p.current,
      size: p.size,
    });
    const rows = found.rows.map((row) => {
      const from = ends.get(row.source)!;
      const to = ends.get(row.target)!;
      return {
        amount: padded(row.amount),
        asset: row.asset,
        status: "CONFIRMED",
        // In seconds, as the example has it: alone among the times of these pages.
        timestamp: whole(count(row.at), count(SECOND)),
        txId: row.transaction,
        type: row.target === purse ? "ROLL_IN" : "ROLL_OUT",
        transFrom: from.name,
        transTo: to.name,
        ...(from.symbol !== undefined && to.symbol !== undefined
          ? { fromSymbol: from.symbol, toSymbol: to.symbol }
          : {}),
      };
    });
    return { rows, total: found.total };
  },
});

/** What each purse of an account is called. */
function endsOf(x: ExchangeView, id: number): Map<PurseId, End> {
  const account = accountOf(x, id);
  const ends = new Map<PurseId, End>([
    [account.spot, { name: "SPOT" }],
    [account.cross, { name: "CROSS_MARGIN" }],
    [account.coinm, { name: "DELIVERY" }],
  ]);
  for (const [symbol, purse] of account.isolated) ends.set(purse, { name: "ISOLATED_MARGIN", symbol });
  return ends;
}
