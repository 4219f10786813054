// Positions as the wire shows them: a row for each leg that can be, also for those that are flat.

import type { Contract } from "../../../core/listing.ts";
import type { LegName } from "../../../core/order.ts";
import { figuresOf, legNames, maxNotional, type PositionFigures, settingIn } from "../../../core/select-futures.ts";
import type { ExchangeView } from "../../../core/state.ts";
import type { View } from "../../../core/view.ts";
import { negated } from "../../../money/arithmetic.ts";
import { breakEvenPrice, coins } from "../../../money/inverse.ts";
import { plain } from "../../../money/text.ts";
import { count, NO_AMOUNT } from "../../../money/units.ts";
import { NO_PRICE } from "../../absent-figures.ts";
import { coinText, entryText } from "./figures.ts";

/** One leg of an account in a contract. */
export interface PositionRow {
  readonly contract: View<Contract>;
  readonly leg: LegName;
  /** Undefined while the contract has no mark price, and so can have no position. */
  readonly figures: PositionFigures | undefined;
  readonly leverage: number;
  readonly isolated: boolean;
}

/** The legs pages show of an account in some contracts: BOTH, and in hedge mode also LONG and SHORT. */
export function positionRows(x: ExchangeView, account: number, of: readonly View<Contract>[]): PositionRow[] {
  const legs = new Set<LegName>(["both", ...legNames(x, account)]);
  return of.flatMap((contract) => {
    const { leverage, isolated } = settingIn(x, account, contract.symbol);
    return [...legs].map((leg) => ({
      contract,
      leg,
      figures: figuresOf(x, account, contract, leg),
      leverage,
      isolated,
    }));
  });
}

/** The size of a leg, negative for a short. */
export function positionAmount(row: PositionRow): string {
  return String(row.figures === undefined ? 0 : count(row.figures.contracts));
}

/** The entry price and the price at which closing pays for opening. */
export function entryTexts(
  x: ExchangeView,
  { figures }: PositionRow,
): { readonly entryPrice: string; readonly breakEvenPrice: string } {
  if (figures?.entry === undefined) return { entryPrice: entryText(NO_PRICE), breakEvenPrice: entryText(NO_PRICE) };
  const { coinTaker } = x.reference.settings!;
  const held = count(figures.contracts) > 0 ? "long" : "short";
  return {
    entryPrice: entryText(figures.entry),
    breakEvenPrice: entryText(breakEvenPrice(held, figures.entry, coinTaker, "half-up")),
  };
}

/** The largest position, in coin, the leg's leverage allows. */
export function maxQuantity({ contract, leverage }: PositionRow): string {
  return plain(maxNotional(contract, leverage));
}

/** The worth of a leg in coin at the mark, negative for a short. */
export function notionalText({ figures }: PositionRow): string {
  if (figures === undefined) return coinText(NO_AMOUNT);
  const notional = coins(figures.face, figures.mark, "down");
  return coinText(count(figures.contracts) < 0 ? negated(notional) : notional);
}

/** When a leg last changed; zero before it was ever opened. */
export function changedAt({ figures }: PositionRow): number {
  return figures?.updatedAt === undefined ? 0 : count(figures.updatedAt);
}
