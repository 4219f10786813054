// What a trade on a pair costs its two sides: a part of what each receives or, where an account wants it so and has
// enough, less than that in the burn asset.

import { isZero, minus } from "../../money/arithmetic.ts";
import { amountWorth, commission, scaledRate, worth } from "../../money/convert.ts";
import { type Amount, NO_AMOUNT, type Rate, ratio, type Ratio } from "../../money/units.ts";
import type { Traded } from "../events.ts";
import { free } from "../ledger/ledger.ts";
import type { Pair } from "../listing.ts";
import type { Order, Side } from "../order.ts";
import { indexOf } from "../prices/prices.ts";
import type { ExchangeView } from "../state.ts";
import type { View } from "../view.ts";

/** One side of a trade, and what comes to it before its commission. */
interface Party {
  readonly order: View<Order>;
  readonly received: Amount;
}

/** A commission: `fee` out of what is received, or `burn` out of the free burn asset. */
interface Paid {
  readonly fee: Amount;
  readonly burn: Amount | undefined;
}

const WHOLE: Ratio = ratio(100_000_000n);

/** The commissions of both sides, each rounded down. */
export function commissions(
  x: ExchangeView,
  pair: View<Pair>,
  buyer: Party,
  seller: Party,
  takes: Side,
): Pick<Traded, "buyerFee" | "sellerFee" | "burnAsset" | "buyerBurn" | "sellerBurn"> {
  const { spotMaker, spotTaker, burnAsset } = x.reference.settings!;
  const bought = paid(x, buyer, pair.base, takes === "buy" ? spotTaker : spotMaker, NO_AMOUNT);
  // Where both sides are one purse's, what the buyer burns is no longer there for the seller.
  const gone = buyer.order.purse === seller.order.purse ? (bought.burn ?? NO_AMOUNT) : NO_AMOUNT;
  const sold = paid(x, seller, pair.quote, takes === "buy" ? spotMaker : spotTaker, gone);
  const burns = bought.burn !== undefined || sold.burn !== undefined;
  return {
    buyerFee: bought.fee,
    sellerFee: sold.fee,
    burnAsset: burns ? burnAsset : undefined,
    buyerBurn: bought.burn,
    sellerBurn: sold.burn,
  };
}

function paid(x: ExchangeView, { order, received }: Party, asset: string, rate: Rate, gone: Amount): Paid {
  const full: Paid = { fee: commission(received, rate, "down"), burn: undefined };
  // What buys an account's debts back spends what it is given and nothing beside it.
  if (order.forced || !x.accounts.byId.get(order.account)!.burnsCommission) return full;
  const { burnAsset, commissionBurnDiscount } = x.reference.settings!;
  const less = commission(received, scaledRate(rate, minus(WHOLE, commissionBurnDiscount), "down"), "down");
  if (asset === burnAsset) return { fee: less, burn: undefined };
  const index = indexOf(x.prices, asset);
  const burnIndex = indexOf(x.prices, burnAsset);
  if (index === undefined || burnIndex === undefined) return full;
  const burn = amountWorth(worth(less, index), burnIndex, "down");
  const enough = burn <= minus(free(x.ledger, order.purse, burnAsset), gone);
  return enough && !isZero(burn) ? { fee: NO_AMOUNT, burn } : full;
}
