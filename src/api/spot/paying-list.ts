// Order lists whose first order pays for the others with what it buys.

import type { ListLeg, PlaceOto } from "../../core/commands.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import { LIST_DIFFERS, type OtoAsked, otoOf } from "./list-request.ts";

/** How the pages of such lists differ. */
export const PAYING_DIFFERS =
  `${LIST_DIFFERS}; what is above the largest size of the pair's filters, or does not fill their steps, goes free as the ` +
  "others are placed; a commission in the asset that is bought is taken from what is free where all of it can be";

/** The command of such a list, or why there is none: who buys and who sells in it, then its parameters. */
export function payingOf(
  p: OtoAsked,
  caller: Caller,
  pending: { readonly side: "BUY" | "SELL"; readonly legs: () => readonly ListLeg[] | WireError },
): PlaceOto | WireError {
  if (p.workingSide !== "BUY") return wireError("PAYING_MUST_BUY");
  if (pending.side !== "SELL") return wireError("PAID_MUST_SELL");
  const command = otoOf(p, caller, pending.legs);
  return isWireError(command) ? command : { ...command, paying: true };
}
