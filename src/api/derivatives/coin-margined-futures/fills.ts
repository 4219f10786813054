// An account's trades in contracts, as the wire shows them.

import type { Contract } from "../../../core/listing.ts";
import type { View } from "../../../core/view.ts";
import type { FillRecord } from "../../../history/rows.ts";
import { padded } from "../../../money/text.ts";
import { count, NO_AMOUNT } from "../../../money/units.ts";
import { spell } from "../../words.ts";
import { coinText, plainPrice, sizeText } from "./figures.ts";

/** One side of a trade. */
export function fillRow(contract: View<Contract>, fill: FillRecord) {
  return {
    symbol: fill.symbol,
    id: fill.trade,
    orderId: fill.order,
    pair: contract.pair,
    side: spell(fill.side),
    price: plainPrice(contract, fill.ticks),
    qty: sizeText(fill.lots),
    realizedPnl: coinText(fill.realised ?? NO_AMOUNT),
    marginAsset: contract.base,
    baseQty: padded(fill.quote),
    commission: padded(fill.commission),
    commissionAsset: fill.commissionAsset,
    time: count(fill.at),
    positionSide: spell(fill.leg ?? "both"),
    buyer: fill.side === "buy",
    maker: fill.maker,
  };
}
