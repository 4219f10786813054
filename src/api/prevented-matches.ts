// Prevented matches as the wire names and shows them: what the spot and the margin pages have in common.

import type { Pair } from "../core/listing.ts";
import type { View } from "../core/view.ts";
import { wireError, type WireError } from "../gateway/errors.ts";
import type { Past } from "../history/past.ts";
import { preventionNumbered, preventionsOf } from "../history/preventions.ts";
import type { PreventionRecord } from "../history/prevention-record.ts";
import { count } from "../money/units.ts";
import { priceText, quantityText } from "./pair-orders.ts";
import { spell } from "./words.ts";

/** How a call says which prevented matches it means: one by its number, or those of an order from a number on. */
export interface MatchName {
  readonly preventedMatchId: number | undefined;
  readonly orderId: number | undefined;
  readonly fromPreventedMatchId: number | undefined;
}

/** The refusal of a combination that is not among the documented ones; undefined where it is. */
export function misnamed({ preventedMatchId, orderId, fromPreventedMatchId }: MatchName): WireError | undefined {
  if (preventedMatchId !== undefined) {
    return orderId === undefined && fromPreventedMatchId === undefined ? undefined : wireError("BAD_COMBINATION");
  }
  if (orderId !== undefined) return undefined;
  return fromPreventedMatchId === undefined
    ? wireError("MISSING_BOTH", { one: "preventedMatchId", other: "orderId" })
    : wireError("MISSING_WITH", { name: "orderId" });
}

/** Where a call looks: a purse in a pair. */
interface Place {
  readonly pair: View<Pair>;
  readonly purse: number;
}

/** The prevented matches a call means, oldest first, at most so many. */
export function matchesNamed({ pair, purse }: Place, past: Past, name: MatchName, limit: number) {
  const { preventedMatchId, orderId, fromPreventedMatchId: fromMatch } = name;
  const found =
    preventedMatchId === undefined
      ? preventionsOf(past, purse, pair.symbol, { order: orderId!, fromMatch, limit })
      : preventionNumbered(past, purse, pair.symbol, preventedMatchId);
  return found.map((each) => matchRow(pair, each));
}

/** Accounts here are in no trade group: only orders of one and the same account are kept from trading. */
const NO_TRADE_GROUP = -1;

function matchRow(pair: View<Pair>, { takerLots, makerLots, ...prevention }: PreventionRecord) {
  return {
    symbol: prevention.symbol,
    preventedMatchId: prevention.match,
    takerOrderId: prevention.taker,
    makerSymbol: prevention.symbol,
    makerOrderId: prevention.maker,
    tradeGroupId: NO_TRADE_GROUP,
    selfTradePreventionMode: spell(prevention.mode),
    price: priceText(pair, prevention.ticks),
    // Each is shown only where the mode takes something off that side.
    ...(takerLots === undefined ? {} : { takerPreventedQuantity: quantityText(pair, takerLots) }),
    ...(makerLots === undefined ? {} : { makerPreventedQuantity: quantityText(pair, makerLots) }),
    transactTime: count(prevention.at),
  };
}
