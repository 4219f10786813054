// Orders that are tried and not placed: they are judged by what is known before the book is asked.

import type { PlaceOrder } from "../../core/commands.ts";
import { unacceptable } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { Caller, Json } from "../../gateway/declare.ts";
import { isWireError, type WireError } from "../../gateway/errors.ts";
import { flag, withDefault } from "../../gateway/parameters.ts";
import { discountOf, NO_RATES, standardRates } from "./commissions.ts";
import { spotRefusal } from "./refusals.ts";

/** Whether the answer tells what the order's trades would cost. */
export const computeCommissionRates = withDefault(flag, false);

/** What trying costs. */
export function tryingCost(p: { readonly computeCommissionRates: boolean }): number {
  return p.computeCommissionRates ? RATES_COST : 1;
}

const RATES_COST = 20;

/** The answer to an order that is tried: nothing, or what its trades would cost, or why it would not be taken. */
export function triedOrder(
  x: ExchangeView,
  caller: Caller,
  command: PlaceOrder | WireError,
  withRates: boolean,
): Json | WireError {
  if (isWireError(command)) return command;
  const refused = unacceptable(x, command);
  if (refused !== undefined) return spotRefusal(refused);
  if (!withRates) return {};
  return {
    standardCommissionForOrder: standardRates(x),
    specialCommissionForOrder: NO_RATES,
    taxCommissionForOrder: NO_RATES,
    discount: discountOf(x, caller),
  };
}
