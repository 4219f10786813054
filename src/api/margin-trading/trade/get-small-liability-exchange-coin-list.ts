// https://developers.binance.com/docs/margin_trading/trade/Get-Small-Liability-Exchange-Coin-List

import { accountOf, assetsOf } from "../../../core/select.ts";
import { smallLiability } from "../../../core/select-margin.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { numeral } from "../../../gateway/json.ts";
import { plain } from "../../../money/text.ts";

/** The debts of the cross account that are small enough to be exchanged, and what would be owed instead. */
export const getSmallLiabilityExchangeCoinList = query({
  page: "margin_trading/trade/Get-Small-Liability-Exchange-Coin-List",
  title: "Get Small Liability Exchange Coin List",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/exchange-small-liability",
  security: "USER_DATA",
  weight: perIp(100),
  params: {},
  answer(x, _p, caller) {
    const { cross } = accountOf(x, caller.account);
    const small = assetsOf(x.ledger, cross).flatMap((asset) => smallLiability(x, cross, asset) ?? []);
    return small.map(({ asset, interest, principal, target, amount }) => ({
      asset,
      interest: plain(interest),
      principal: plain(principal),
      liabilityAsset: target,
      liabilityQty: numeral(plain(amount)),
    }));
  },
});
