// The hourly interest of every loan.

import type { Instant } from "../../money/units.ts";
import type { Emit } from "../emit.ts";
import { principal } from "../ledger/ledger.ts";
import type { ExchangeView } from "../state.ts";
import { chargeHour } from "./interest.ts";

/** Charges one hour to every loan with principal, by purse and then by asset: never compounded, rounded up. */
export function accrueInterest(x: ExchangeView, hour: Instant, emit: Emit): void {
  for (const { purse, asset } of x.margin.loans) {
    chargeHour(x, { purse, asset, principal: principal(x.ledger, purse, asset) }, hour, "periodic", emit);
  }
}
