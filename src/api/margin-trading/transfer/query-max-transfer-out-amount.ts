// https://developers.binance.com/docs/margin_trading/transfer/Query-Max-Transfer-Out-Amount

import { maxTransferable } from "../../../core/select-margin.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName } from "../../../gateway/parameters.ts";
import { plain } from "../../../money/text.ts";
import { accountFor } from "../accounts.ts";
import { isolatedSymbol } from "../params.ts";

/** The most of an asset that may leave an account now. */
export const queryMaxTransferOutAmount = query({
  page: "margin_trading/transfer/Query-Max-Transfer-Out-Amount",
  title: "Query Max Transfer-Out Amount",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/maxTransferable",
  security: "USER_DATA",
  weight: perIp(50),
  params: { asset: assetName, isolatedSymbol },
  answer(x, p, caller) {
    const account = accountFor(x, caller, p);
    return isWireError(account) ? account : { amount: plain(maxTransferable(x, account, p.asset)) };
  },
});
