// What each side of a trade on a pair paid for it, and in what.

import type { Amount } from "../money/units.ts";
import type { Traded } from "./events.ts";
import type { Side } from "./order.ts";

/** The commission of one side of a trade: out of what it received, or in the burn asset. */
export function commissionOf(
  trade: Pick<Traded, "burnAsset" | "buyerBurn" | "sellerBurn" | "buyerFee" | "sellerFee">,
  side: Side,
  pair: { readonly base: string; readonly quote: string },
): { readonly asset: string; readonly amount: Amount } {
  const burn = side === "buy" ? trade.buyerBurn : trade.sellerBurn;
  if (burn !== undefined && trade.burnAsset !== undefined) return { asset: trade.burnAsset, amount: burn };
  return side === "buy" ? { asset: pair.base, amount: trade.buyerFee } : { asset: pair.quote, amount: trade.sellerFee };
}
