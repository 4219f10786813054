// The order of checks, in one place: what stands between finding out what is asked and asking the exchange.

import type { Call } from "../call.ts";
import type { Page, Strictness } from "../declare.ts";
import type { WireError } from "../errors.ts";
import type { AnyConnectionMethod } from "../methods.ts";
import type { ExchangeView } from "../../core/state.ts";
import { checkTimestamp } from "./check-timestamp.ts";
import { identify } from "./identify.ts";
import type { Limits } from "./limit.ts";
import { decodeParams, mustBeSigned, readParams } from "./read-params.ts";
import { verifySignature } from "./verify-signature.ts";

/** What the checks need. */
export interface CheckParts {
  readonly view: () => ExchangeView;
  readonly allowance: Limits;
  readonly strictness: Strictness;
}

/** The first refusal of a call, if there is one. */
export function checked<Past>(parts: CheckParts): (call: Call<Past>) => WireError | undefined {
  const { allowance, strictness } = parts;
  const checks: readonly ((call: Call<Past>) => WireError | undefined)[] = [
    (call) => allowance.refuseBanned(call),
    (call) => (chargedUpFront(call.page, "ip") ? allowance.charge(call, call.page.weight.cost as number) : undefined),
    (call) => identify(call, parts.view()),
    (call) => (chargedUpFront(call.page, "uid") ? allowance.charge(call, call.page.weight.cost as number) : undefined),
    // What comes over a WebSocket API needs no decoding.
    (call) => (call.session === undefined ? decodeParams(call) : undefined),
    (call) => readParams(call),
    (call) => (mustBeSigned(call.page) && !call.vouched ? verifySignature(call) : undefined),
    (call) => (mustBeSigned(call.page) ? checkTimestamp(call, strictness) : undefined),
    (call) =>
      typeof call.page.weight.cost === "function"
        ? allowance.charge(call, call.page.weight.cost(call.values, parts.view()))
        : undefined,
    (call) => (ordersOf(call.page) ? allowance.refuseOrders(call) : undefined),
  ];
  return (call) => {
    for (const check of checks) {
      const refused = check(call);
      if (refused !== undefined) return refused;
    }
    return undefined;
  };
}

/** Whether a page's cost is fixed, and so charged before its parameters are read. */
function chargedUpFront<Past>(page: Page<Past> | AnyConnectionMethod, per: "ip" | "uid"): boolean {
  return page.weight.per === per && typeof page.weight.cost === "number";
}

function ordersOf<Past>(page: Page<Past> | AnyConnectionMethod): boolean {
  return "orders" in page.weight && page.weight.orders !== undefined;
}
