// https://developers.binance.com/docs/wallet/asset/funding-wallet

import { perIp, query } from "../../../gateway/declare.ts";
import { assetName, flag, optional } from "../../../gateway/parameters.ts";

/** What an account has in its funding wallet, which is nothing: there is none here. */
export const fundingWallet = query({
  page: "wallet/asset/funding-wallet",
  title: "Funding Wallet",
  documented: "2026-01-15",
  route: "POST /sapi/v1/asset/get-funding-asset",
  security: "USER_DATA",
  weight: perIp(1),
  params: { asset: optional(assetName), needBtcValuation: optional(flag) },
  differs: "there are no funding wallets, so that there is nothing in them",
  answer: () => [],
});
