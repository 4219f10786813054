// https://developers.binance.com/docs/wallet/asset/query-user-universal-transfer

import { purseOf } from "../../../core/select.ts";
import { pairOf } from "../../../core/select-market.ts";
import { perIp } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { int, moment, optional, withDefault } from "../../../gateway/parameters.ts";
import { transfersOf } from "../../../history/transfers.ts";
import { earlier, higher } from "../../../money/arithmetic.ts";
import { plain } from "../../../money/text.ts";
import { count, DAY, instant, type Instant, span } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { MISSING_WALLETS, transferPurses, transferRoute } from "../transfer-types.ts";

/** How far a call looks back that does not say from when. */
const WEEK = span(7 * count(DAY));

/** Transfers of one type, newest first. */
export const queryUserUniversalTransferHistory = recall({
  page: "wallet/asset/query-user-universal-transfer",
  title: "Query User Universal Transfer History",
  documented: "2026-01-15",
  route: "GET /sapi/v1/asset/transfer",
  security: "USER_DATA",
  weight: perIp(1),
  params: {
    type: transferRoute.type,
    startTime: optional(moment),
    endTime: optional(moment),
    current: withDefault(int({ min: 1 }), 1),
    size: withDefault(int({ min: 1, max: 100 }), 10),
    fromSymbol: transferRoute.fromSymbol,
    toSymbol: transferRoute.toSymbol,
  },
  differs: `${MISSING_WALLETS}; transfers older than six months are shown too`,
  present(x, p, caller) {
    const purses = transferPurses(caller, p);
    if (isWireError(purses)) return purses;
    const unknown = [purses.from, purses.to].some(
      (name) => name.kind === "isolated" && pairOf(x, name.symbol) === undefined,
    );
    if (unknown) return wireError("BAD_SYMBOL");
    return { source: purseOf(x, purses.from), target: purseOf(x, purses.to) };
  },
  past({ source, target }, past, p, caller) {
    // An isolated account that was never opened has no purse, and no transfers.
    if (source === undefined || target === undefined) return { total: 0, rows: [] };
    const to = p.endTime ?? caller.now;
    const from = p.startTime ?? higher(earlier(to, WEEK), EPOCH);
    const range = { source, target, from, to, page: p.current, size: p.size };
    const { rows, total } = transfersOf(past, caller.account, range);
    return {
      total,
      rows: rows.map((row) => ({
        asset: row.asset,
        amount: plain(row.amount),
        type: p.type,
        status: "CONFIRMED",
        tranId: row.transaction,
        timestamp: count(row.at),
      })),
    };
  },
});

const EPOCH: Instant = instant(0);
