// What margin clients read where it differs from what spot clients read.

import type { Rejection } from "../../core/rejections.ts";
import type { ExchangeView } from "../../core/state.ts";
import { wireError, type WireError } from "../../gateway/errors.ts";
import { PAIR_REFUSALS, refusalBy, type Refusals } from "../refusals.ts";

const MARGIN_REFUSALS: Refusals = {
  ...PAIR_REFUSALS,
  "unknown-asset": () => wireError("NOT_MARGIN_ASSET"),
  "not-permitted": () => wireError("PAIR_NOT_MARGIN"),
};

/** The margin family's refusals. */
export const marginRefusal = refusalBy(MARGIN_REFUSALS);

/** The same, with what the venue's quirks say otherwise. */
export function marginRefusalIn(rejection: Rejection, x: ExchangeView): WireError {
  const notional = rejection.reason === "filter" && rejection.filter === "NOTIONAL";
  return notional && x.reference.settings!.notionalRefusal === "margin"
    ? wireError("MARGIN_NOTIONAL")
    : marginRefusal(rejection);
}
