// What trades cost an account, as pages tell it.

import { accountOf } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { Caller } from "../../gateway/declare.ts";
import { fixed, padded } from "../../money/text.ts";
import { atoms, type Rate, SCALE } from "../../money/units.ts";

/** What a rate is of which there is none. */
export const NO_RATE = "0.00000000";
const PLACES = 8;

/** A rate as it is printed. */
export function rateText(rate: Rate): string {
  return fixed(atoms(rate), SCALE.rate, PLACES);
}

/** What makers and takers pay: the same for every account. */
export function standardRates(x: ExchangeView) {
  const { spotMaker, spotTaker } = x.reference.settings!;
  return { maker: rateText(spotMaker), taker: rateText(spotTaker) };
}

/** Rates of a kind that nobody pays. */
export const NO_RATES = { maker: NO_RATE, taker: NO_RATE } as const;

/** Nobody pays for the side of a trade. */
export const NO_SIDE_RATES = { buyer: NO_RATE, seller: NO_RATE } as const;

/** What an account pays less for paying in the burn asset. */
export function discountOf(x: ExchangeView, caller: Caller) {
  const { burnAsset, commissionBurnDiscount } = x.reference.settings!;
  return {
    enabledForAccount: accountOf(x, caller.account).burnsCommission,
    enabledForSymbol: true,
    discountAsset: burnAsset,
    discount: padded(commissionBurnDiscount),
  };
}
