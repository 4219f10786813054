// Order lists whose first order pays for the others with what it buys, which no pair has.

import type { ListLeg } from "../../core/commands.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { Caller } from "../../gateway/declare.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import { type OtoAsked, otoOf } from "./list-request.ts";
import { namedPair } from "./params.ts";

/** How the pages of such lists differ. */
export const PAYING_DIFFERS =
  "no pair allows such lists, and exchangeInfo says so: one whose parameters are right is refused, as the real exchange " +
  "refuses it for pairs that do not";

/** Why such a list is not placed: who buys and who sells in it, its parameters, its pair, or that no pair allows it. */
export function notPaying(
  x: ExchangeView,
  p: OtoAsked,
  caller: Caller,
  pending: { readonly side: "BUY" | "SELL"; readonly legs: () => readonly ListLeg[] | WireError },
): WireError {
  if (p.workingSide !== "BUY") return wireError("PAYING_MUST_BUY");
  if (pending.side !== "SELL") return wireError("PAID_MUST_SELL");
  const command = otoOf(p, caller, pending.legs);
  if (isWireError(command)) return command;
  const pair = namedPair(x, p);
  return isWireError(pair) ? pair : wireError("NO_PAYING_LISTS");
}
