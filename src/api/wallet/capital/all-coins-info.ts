// https://developers.binance.com/docs/wallet/capital/all-coins-info

import type { Asset } from "../../../core/listing.ts";
import { accountOf, free, locked } from "../../../core/select.ts";
import { pairs } from "../../../core/select-market.ts";
import type { View } from "../../../core/view.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { plain } from "../../../money/text.ts";

/** Every coin, and what the caller has of it on spot. Clients read it before anything else. */
export const allCoinsInformation = query({
  page: "wallet/capital/all-coins-info",
  title: "All Coins' Information",
  documented: "2026-01-15",
  route: "GET /sapi/v1/capital/config/getall",
  security: "USER_DATA",
  weight: perIp(10),
  params: {},
  differs: "nothing can be deposited or withdrawn: each coin has one network, of its own name, on which both are off",
  answer(x, _p, caller) {
    const { spot } = accountOf(x, caller.account);
    const traded = new Set(pairs(x).flatMap((pair) => (pair.status === "trading" ? [pair.base, pair.quote] : [])));
    return [...x.reference.assets.values()].map((asset: View<Asset>) => ({
      coin: asset.name,
      depositAllEnable: false,
      withdrawAllEnable: false,
      name: asset.fullName,
      free: plain(free(x.ledger, spot, asset.name)),
      locked: plain(locked(x.ledger, spot, asset.name)),
      // Nobody freezes, withdraws, subscribes to or stores anything here.
      freeze: "0",
      withdrawing: "0",
      ipoing: "0",
      ipoable: "0",
      storage: "0",
      isLegalMoney: false,
      trading: traded.has(asset.name),
      networkList: [closedNetwork(asset.name)],
    }));
  },
});

/** Amounts have eight decimal places. Clients take the precision of a coin from here. */
const SMALLEST = "0.00000001";

function closedNetwork(coin: string) {
  return {
    network: coin,
    coin,
    withdrawIntegerMultiple: SMALLEST,
    isDefault: true,
    depositEnable: false,
    withdrawEnable: false,
    depositDesc: "Nothing can be deposited here.",
    withdrawDesc: "Nothing can be withdrawn from here.",
    specialTips: "",
    specialWithdrawTips: "",
    name: coin,
    resetAddressStatus: false,
    addressRegex: "",
    memoRegex: "",
    withdrawFee: "0",
    withdrawMin: "0",
    withdrawMax: "0",
    withdrawInternalMin: "0",
    depositDust: "0",
    minConfirm: 0,
    unLockConfirm: 0,
    sameAddress: false,
    withdrawTag: false,
    estimatedArrivalTime: 0,
    busy: false,
    contractAddressUrl: "",
    contractAddress: "",
    denomination: 1,
  };
}
