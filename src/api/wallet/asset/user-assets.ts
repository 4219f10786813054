// https://developers.binance.com/docs/wallet/asset/user-assets

import { accountOf, free, locked } from "../../../core/select.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { assetName, flag, optional } from "../../../gateway/parameters.ts";
import { isZero, plus } from "../../../money/arithmetic.ts";
import { plain } from "../../../money/text.ts";
import { inBtc } from "../../margin-trading/valuation.ts";

/** What an account has on spot, coin by coin. */
export const userAsset = query({
  page: "wallet/asset/user-assets",
  title: "User Asset",
  documented: "2026-01-15",
  route: "POST /sapi/v3/asset/getUserAsset",
  security: "USER_DATA",
  weight: perIp(5),
  params: { asset: optional(assetName), needBtcValuation: optional(flag) },
  differs:
    "nothing is frozen or withdrawn here; a coin that is asked for by name is shown although there is none of it",
  answer(x, p, caller) {
    const { spot } = accountOf(x, caller.account);
    const shown = [];
    for (const { name } of x.reference.assets.values()) {
      const has = { free: free(x.ledger, spot, name), locked: locked(x.ledger, spot, name) };
      const all = plus(has.free, has.locked);
      if (p.asset === undefined ? isZero(all) : p.asset !== name) continue;
      shown.push({
        asset: name,
        free: plain(has.free),
        locked: plain(has.locked),
        freeze: "0",
        withdrawing: "0",
        ipoable: "0",
        ...(p.needBtcValuation === true ? { btcValuation: plain(inBtc(x, name, all)) } : {}),
      });
    }
    return shown;
  },
});
