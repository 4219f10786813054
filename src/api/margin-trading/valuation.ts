// Amounts and values told in another coin, at the index.

import { indexOf } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import { amountWorth, worth } from "../../money/convert.ts";
import { type Amount, NO_AMOUNT, type Value } from "../../money/units.ts";

/**
 * A value in a coin; nothing while the coin has no index. Half-up: a live reply shows 0.00027211 ETH
 * at 0.06720756 as 0.00001829.
 */
export function valueIn(x: ExchangeView, coin: string, of: Value): Amount {
  const index = indexOf(x.prices, coin);
  return index === undefined ? NO_AMOUNT : amountWorth(of, index, "half-up");
}

/** An amount of an asset in BTC; nothing while either has no index. */
export function inBtc(x: ExchangeView, asset: string, of: Amount): Amount {
  const index = indexOf(x.prices, asset);
  return index === undefined ? NO_AMOUNT : valueIn(x, "BTC", worth(of, index));
}
