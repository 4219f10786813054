// https://developers.binance.com/docs/wallet/account/api-key-permission

import { perIp, query } from "../../../gateway/declare.ts";
import { count } from "../../../money/units.ts";

/** What the key of this very call may do. */
export const getApiKeyPermission = query({
  page: "wallet/account/api-key-permission",
  title: "Get API Key Permission",
  documented: "2026-01-15",
  route: "GET /sapi/v1/account/apiRestrictions",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  differs: "keys are bound to no address and do not expire",
  answer(_x, _p, caller) {
    const { permissions, issuedAt } = caller.key!;
    return {
      ipRestrict: false,
      createTime: count(issuedAt),
      enableReading: permissions.reading,
      enableWithdrawals: false,
      enableInternalTransfer: false,
      enableMargin: permissions.margin,
      enableFutures: permissions.futures,
      permitsUniversalTransfer: permissions.universalTransfer,
      enableVanillaOptions: false,
      enableFixApiTrade: false,
      enableFixReadOnly: false,
      enableSpotAndMarginTrading: permissions.trading,
      enablePortfolioMarginTrading: false,
    };
  },
});
