// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { PageFamily } from "../page.ts";
import { accountApiTradingStatus } from "./account/account-api-trading-status.ts";
import { accountInfo } from "./account/account-info.ts";
import { accountStatus } from "./account/account-status.ts";
import { getApiKeyPermission } from "./account/api-key-permission.ts";
import { fundingWallet } from "./asset/funding-wallet.ts";
import { queryUserUniversalTransferHistory } from "./asset/query-user-universal-transfer.ts";
import { queryUserWalletBalance } from "./asset/query-user-wallet-balance.ts";
import { toggleBnbBurnOnSpotTradeAndMarginInterest } from "./asset/toggle-bnb-burn-on-spot-trade-and-margin-interest.ts";
import { tradeFee } from "./asset/trade-fee.ts";
import { userAsset } from "./asset/user-assets.ts";
import { userUniversalTransfer } from "./asset/user-universal-transfer.ts";
import { allCoinsInformation } from "./capital/all-coins-info.ts";
import { spotDelistSchedule } from "./others/delist-schedule.ts";
import { openSymbolList } from "./others/open-symbol-list.ts";
import { systemStatus } from "./others/system-status.ts";

/** The pages of the family that are served. */
export const pages: PageFamily["pages"] = [
  accountApiTradingStatus,
  accountInfo,
  accountStatus,
  getApiKeyPermission,
  fundingWallet,
  queryUserUniversalTransferHistory,
  queryUserWalletBalance,
  toggleBnbBurnOnSpotTradeAndMarginInterest,
  tradeFee,
  userAsset,
  userUniversalTransfer,
  allCoinsInformation,
  spotDelistSchedule,
  openSymbolList,
  systemStatus,
];
