// A new order as its page, and a list of new orders, read it.

import type { PlaceContractOrder } from "../../../core/commands.ts";
import type { ExchangeView } from "../../../core/state.ts";
import { isWireError, wireError, type WireError } from "../../../gateway/errors.ts";
import {
  contractsValue,
  oneOf,
  optional,
  priceValue,
  ratioValue,
  type Values,
  withDefault,
} from "../../../gateway/parameters.ts";
import { contractNamed } from "./contracts.ts";
import { contractOrder, misasked } from "./order-request.ts";
import {
  clientOrderId,
  orderType,
  positionSide,
  priceMatch,
  selfTradePreventionMode,
  side,
  spokenFlag,
  symbol,
  timeInForce,
} from "./params.ts";

/** The parameters of a new order. */
export const NEW_ORDER = {
  symbol,
  side,
  positionSide,
  type: orderType,
  timeInForce,
  quantity: optional(contractsValue),
  reduceOnly: optional(spokenFlag),
  price: optional(priceValue),
  newClientOrderId: clientOrderId,
  stopPrice: optional(priceValue),
  closePosition: withDefault(spokenFlag, false),
  activationPrice: optional(priceValue),
  callbackRate: optional(ratioValue),
  workingType: withDefault(oneOf(["CONTRACT_PRICE", "MARK_PRICE"]), "CONTRACT_PRICE"),
  priceProtect: withDefault(spokenFlag, false),
  newOrderRespType: withDefault(oneOf(["ACK", "RESULT"], wireError("BAD_RESPONSE_TYPE")), "ACK"),
  priceMatch,
  selfTradePreventionMode,
};

/** The command of a new order, or why its parameters do not go together. */
export function newOrderCommand(
  x: ExchangeView,
  p: Values<typeof NEW_ORDER>,
  account: number,
): PlaceContractOrder | WireError {
  const waits = p.type !== "LIMIT" && p.type !== "MARKET";
  if (waits && x.reference.settings!.conditionalOrders === "algos") return wireError("COINM_USE_ALGO");
  const refused = misasked(p);
  if (refused !== undefined) return refused;
  const contract = contractNamed(x, p.symbol);
  return isWireError(contract) ? contract : contractOrder(contract, p, account);
}
