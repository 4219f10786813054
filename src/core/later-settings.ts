// Settings that came after the first journals were written, with what a venue founded before them is
// read as having. Each says where its figure comes from: `published`, `inferred` or `assumed`.

import type { Settings } from "./listing.ts";
import { amount, count, DAY, HOUR, MINUTE, ratio, span } from "../money/units.ts";
import { QUIRKS_TODAY } from "./quirks.ts";

/** What a venue has that was founded without them; a fresh venue starts with the same. */
export const LATER_SETTINGS = {
  ...QUIRKS_TODAY,
  // Published: BNB, a quarter off commissions on spot and margin, a twentieth off the cross account's interest.
  burnAsset: "BNB",
  commissionBurnDiscount: ratio(25_000_000n),
  interestBurnDiscount: ratio(5_000_000n),
  // Published: repeated every 24 hours.
  marginCallEvery: DAY,
  // Assumed: that there is a call is published, and not at which ratio of maintenance margin to margin balance.
  contractMarginCall: ratio(80_000_000n),
  // Published: two percent, of cross and isolated accounts alike.
  clearanceFee: ratio(2_000_000n),
  // Assumed.
  liquidationRetry: MINUTE,
  // Published (May 2026).
  liquidationLoanAsset: "USDC",
  // Assumed; that there is a least is published.
  leastDebtLeft: amount(100_000n),
  // Reported by bots: about a tenth of a second.
  loanPending: span(100),
  // Published: under 10 USDT each, once in six hours. That they become a debt of USDT is inferred from liabilityAsset.
  smallLiabilityAsset: "USDT",
  smallLiabilityLimit: amount(1_000_000_000n),
  smallLiabilityPause: span(6 * count(HOUR)),
  // Published.
  openingEndsBeforeDelivery: span(10 * count(MINUTE)),
  // Published, since November 2024.
  settlementTime: span(30 * count(MINUTE)),
  // Published, since September 2025; 60 before.
  markBasisSamples: 30,
} satisfies Partial<Settings>;

/** Settings as a journal or a snapshot has them: what the venue was founded without is as in a fresh one. */
export function completed(
  settings: Omit<Settings, keyof typeof LATER_SETTINGS> & Partial<Pick<Settings, keyof typeof LATER_SETTINGS>>,
): Settings {
  return { ...LATER_SETTINGS, ...settings };
}
