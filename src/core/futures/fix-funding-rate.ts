// The next rate of a contract, as the venue's keeper wants it.

import type { FixFundingRate } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";
import { fundingTerms } from "./funding.ts";

/** Fixes the rate of a contract's next stamp, within its cap and floor; or leaves it to the premium again. */
export function fixFundingRate(x: ExchangeView, c: FixFundingRate, emit: Emit): Rejection | undefined {
  const { symbol, rate } = c;
  if (!x.futures.funding.has(symbol)) return { reason: "unknown-symbol", symbol };
  const { cap, floor } = fundingTerms(x, symbol);
  if (rate !== undefined && (rate > cap || rate < floor)) {
    return { reason: "definition-conflict", what: `${symbol}: the rate is beyond its cap or floor` };
  }

  emit({ type: "FundingRateFixed", symbol, rate });
  return undefined;
}
