// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#account-information-user_data

import { accountOf, free, locked } from "../../../core/select.ts";
import { pairOf } from "../../../core/select-market.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { type Caller, perIp, query } from "../../../gateway/declare.ts";
import { flag, withDefault } from "../../../gateway/parameters.ts";
import { isPositive, plus } from "../../../money/arithmetic.ts";
import { fixed, padded } from "../../../money/text.ts";
import { atoms, count, type Rate, SCALE } from "../../../money/units.ts";
import { NO_SIDE_RATES, standardRates } from "../commissions.ts";
import { ownPurse } from "../trading-purse.ts";

/** The spot account: its balances and what it pays. */
export const accountInformation = query({
  page: "spot/account/Account-Information",
  title: "Account information",
  documented: "2026-07-21",
  route: "GET /api/v3/account",
  security: "USER_DATA",
  weight: perIp(20),
  params: { omitZeroBalances: withDefault(flag, false) },
  differs:
    "nothing can be deposited or withdrawn, and the flags say so; updateTime is the venue's newest change; " +
    "that a special key reads the account type MARGIN is inferred",
  answer(x, p, caller) {
    const { id } = accountOf(x, caller.account);
    const purse = ownPurse(x, caller);
    const kind = caller.key?.special === undefined ? "SPOT" : "MARGIN";
    const { spotMaker, spotTaker } = x.reference.settings!;
    const rows = assetsIn(x, caller)
      .map((asset) => ({ asset, free: free(x.ledger, purse, asset), locked: locked(x.ledger, purse, asset) }))
      .filter((row) => !p.omitZeroBalances || isPositive(plus(row.free, row.locked)));
    return {
      makerCommission: basisPoints(spotMaker),
      takerCommission: basisPoints(spotTaker),
      // Nobody pays for the side of a trade.
      buyerCommission: 0,
      sellerCommission: 0,
      commissionRates: { ...standardRates(x), ...NO_SIDE_RATES },
      canTrade: true,
      canWithdraw: false,
      canDeposit: false,
      brokered: false,
      requireSelfTradePrevention: false,
      preventSor: false,
      updateTime: count(x.at),
      accountType: kind,
      balances: rows.map((row) => ({ asset: row.asset, free: padded(row.free), locked: padded(row.locked) })),
      permissions: [kind],
      uid: id,
    };
  },
});

/** What the account a caller trades can hold: any listed asset, or the two of its pair. */
function assetsIn(x: ExchangeView, { key }: Caller): readonly string[] {
  const pair = pairOf(x, key?.special?.symbol ?? "");
  return pair === undefined ? [...x.reference.assets.keys()] : [pair.base, pair.quote];
}

/** The older form of a rate: hundredths of a percent, cut to whole ones. */
function basisPoints(rate: Rate): number {
  return Number(fixed(atoms(rate), SCALE.rate - 4, 0));
}
