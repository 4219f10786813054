// What wallet clients read where it differs from what spot clients read.

import { wireError } from "../../gateway/errors.ts";
import { PAIR_REFUSALS, refusalBy, type Refusals } from "../refusals.ts";

const WALLET_REFUSALS: Refusals = {
  ...PAIR_REFUSALS,
  "unknown-asset": () => wireError("WALLET_ASSET"),
  "amount-not-positive": () => wireError("WALLET_AMOUNT"),
  "insufficient-balance": () => wireError("WALLET_BALANCE"),
  // Only a transfer from a pair's isolated account to itself gets here.
  "same-purse": () => wireError("BAD_VALUE", { name: "toSymbol" }),
};

/** The wallet family's refusals. */
export const walletRefusal = refusalBy(WALLET_REFUSALS);
