// What an hour of a loan costs, and in which coin.

import { isZero, minus } from "../../money/arithmetic.ts";
import { hourlyInterest, hourlyInterestIn } from "../../money/convert.ts";
import { type Amount, type Instant, type Price, type Rate, ratio, type Ratio } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import type { PurseId } from "../ledger/ledger.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import { forLevel } from "./assess.ts";

/** A loan at the moment its hour is charged. */
export interface Lent {
  readonly purse: PurseId;
  readonly asset: string;
  readonly principal: Amount;
}

const WHOLE: Ratio = ratio(100_000_000n);

/**
 * Charges one hour of a loan at the daily rate now in force, rounded up: in its own coin or, of a cross account that
 * burns, in the burn asset at the index less the discount, whether the account has any of it or not.
 */
export function chargeHour(
  x: ExchangeView,
  lent: Lent,
  hour: Instant,
  cause: "on-borrow" | "periodic",
  emit: Emit,
): void {
  const { purse, asset, principal } = lent;
  const owner = x.ledger.purses[purse]!;
  const { vip, burnsInterest } = x.accounts.byId.get(owner.account)!;
  const daily = dailyRate(x, asset, vip);
  const index = burnsInterest && owner.kind === "cross" ? burnIndex(x, asset) : undefined;
  const { burnAsset, interestBurnDiscount } = x.reference.settings!;
  const interest =
    index === undefined
      ? hourlyInterest(principal, daily, "up")
      : hourlyInterestIn(principal, daily, minus(WHOLE, interestBurnDiscount), index, "up");
  if (isZero(interest)) return;
  emit({
    type: "InterestCharged",
    transaction: x.counters.transaction + 1,
    purse,
    asset: index === undefined ? asset : burnAsset,
    convertedFrom: index === undefined ? undefined : asset,
    principal,
    interest,
    daily,
    hour,
    cause,
  });
}

/** An asset's daily interest rate at a fee level. */
export function dailyRate(x: ExchangeView, asset: string, vip: number): Rate {
  return forLevel(x.reference.assets.get(asset)!.dailyRates, vip);
}

/** What a coin and the burn asset are worth; undefined where either is unknown, and nothing can be converted. */
function burnIndex(x: ExchangeView, asset: string): { readonly borrowed: Price; readonly paid: Price } | undefined {
  const borrowed = indexOf(x.prices, asset);
  const paid = indexOf(x.prices, x.reference.settings!.burnAsset);
  return borrowed === undefined || paid === undefined ? undefined : { borrowed, paid };
}
