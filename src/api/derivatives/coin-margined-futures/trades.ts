// Trades of contracts as the wire shows them.

import type { Contract } from "../../../core/listing.ts";
import type { View } from "../../../core/view.ts";
import type { TradeRecord } from "../../../history/rows.ts";
import { padded } from "../../../money/text.ts";
import { count } from "../../../money/units.ts";
import { priceText, sizeText } from "./figures.ts";

/** A trade of a contract. */
export function tradeRow(contract: View<Contract>, trade: TradeRecord) {
  return {
    id: trade.trade,
    price: priceText(contract, trade.ticks),
    qty: sizeText(trade.lots),
    baseQty: padded(trade.quote),
    time: count(trade.at),
    isBuyerMaker: trade.takerSide === "sell",
  };
}
