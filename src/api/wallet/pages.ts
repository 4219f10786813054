// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.

import type { PageFamily } from "../page.ts";
import { getApiKeyPermission } from "./account/api-key-permission.ts";
import { queryUserUniversalTransferHistory } from "./asset/query-user-universal-transfer.ts";
import { toggleBnbBurnOnSpotTradeAndMarginInterest } from "./asset/toggle-bnb-burn-on-spot-trade-and-margin-interest.ts";
import { tradeFee } from "./asset/trade-fee.ts";
import { userUniversalTransfer } from "./asset/user-universal-transfer.ts";
import { allCoinsInformation } from "./capital/all-coins-info.ts";
import { systemStatus } from "./others/system-status.ts";

/** The pages of the family that are served. */
export const pages: PageFamily["pages"] = [
  getApiKeyPermission,
  queryUserUniversalTransferHistory,
  toggleBnbBurnOnSpotTradeAndMarginInterest,
  tradeFee,
  userUniversalTransfer,
  allCoinsInformation,
  systemStatus,
];
