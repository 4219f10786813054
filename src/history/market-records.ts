// What is remembered of markets beside their trades: the minutes of figures, which contract was of which type, and deliveries.

import type { Event } from "../core/events.ts";
import type { Contract } from "../core/listing.ts";
import type { Positioning } from "../core/select-futures.ts";
import type { ExchangeView } from "../core/state.ts";
import { count, type Instant } from "../money/units.ts";
import type { Column } from "./database.ts";
import type { TableName } from "./schema.ts";
import { short } from "./short.ts";

/** A minute of an index, a mark or a premium that is complete. */
export type PriceCandleRecord = Extract<Event, { type: "PriceCandleClosed" }>["candle"];

/** A contract as it was listed anew. */
export interface ContractTypeRecord {
  readonly symbol: string;
  readonly type: Contract["contractType"];
  readonly at: Instant;
}

/** Who stood where in the contracts of a pair, from a full five minutes on. */
export interface PositioningRecord extends Positioning {
  readonly at: Instant;
}

/** A contract that was delivered. */
export type DeliveryRecord = Omit<Extract<Event, { type: "ContractDelivered" }>, "type">;

/** A record, where it goes, and the columns it is asked for by. */
export interface MarketRecord {
  readonly table: TableName;
  readonly keys: readonly Column[];
  readonly body: ReturnType<typeof short> | ContractTypeRecord | PositioningRecord | DeliveryRecord;
}

const NONE: readonly MarketRecord[] = [];

/** What an event leaves behind of markets. */
export function marketRecords(event: Event, x: ExchangeView): readonly MarketRecord[] {
  switch (event.type) {
    case "PriceCandleClosed": {
      const { of, name, candle } = event;
      return [{ table: "price_candles", keys: [of, name, count(candle.openAt)], body: short("figure", candle) }];
    }
    case "MarketDefined": {
      if (event.market.kind !== "contract") return NONE;
      const { pair, symbol, contractType: type } = event.market;
      return [{ table: "contract_types", keys: [pair], body: { symbol, type, at: x.at } }];
    }
    case "PositioningSampled": {
      const { at, positioning } = event;
      return [{ table: "positionings", keys: [positioning.pair, count(at)], body: { ...positioning, at } }];
    }
    case "ContractDelivered": {
      const { type: _, ...body } = event;
      return [{ table: "deliveries", keys: [body.symbol, body.pair, count(body.delivery)], body }];
    }
    default:
      return NONE;
  }
}
