// Marks that the exchange forms, at the second at which they are to be formed; and whose marks are formed.

import { equal } from "../../money/arithmetic.ts";
import { type Instant, price } from "../../money/units.ts";
import type { SteerMark } from "../commands.ts";
import type { Emit } from "../emit.ts";
import { findContractListed } from "../futures/find-contract.ts";
import { basisOf, formedMark, isFormed } from "../futures/forming.ts";
import { listedContract } from "../listing.ts";
import { followMark } from "../orders/condition.ts";
import { markOf } from "../prices/prices.ts";
import { isRejection } from "../purse.ts";
import type { Rejection } from "../rejections.ts";
import type { ExchangeView } from "../state.ts";

/** Forms every mark that is formed, and lets go to work what waits for it. */
export function formMarks(x: ExchangeView, at: Instant, emit: Emit): void {
  const symbols = [...x.futures.forming.keys()];
  for (const symbol of symbols) {
    const mark = markOf(x.prices, symbol);
    const formed = formedMark(x, listedContract(x, symbol), { at });
    if (formed === undefined || (mark !== undefined && equal(formed, mark))) continue;
    emit({ type: "MarkObserved", symbol, price: formed });
    followMark(x, at, symbol, emit);
  }
}

/** Has a contract's mark be formed by the exchange, or stay where it is until it is set. */
export function steerMark(x: ExchangeView, c: SteerMark, emit: Emit): Rejection | undefined {
  const contract = findContractListed(x, c.symbol);
  if (isRejection(contract)) return contract;
  if (isFormed(x, c.symbol) === c.formed) return undefined;

  const { symbol, formed } = c;
  emit({ type: "MarkSteered", symbol, formed, basis: basisOf(x, contract) ?? price(0n) });
  return undefined;
}
