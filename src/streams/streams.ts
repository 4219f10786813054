// Every stream that is served.

import type { MarketStream, UserEvent } from "./declare.ts";
import { contractAggregateTradeStream } from "./derivatives/coin-margined-futures/aggregate-trade-streams.ts";
import { accountConfigurationUpdate } from "./derivatives/coin-margined-futures/event-account-configuration-update.ts";
import { balanceAndPositionUpdate } from "./derivatives/coin-margined-futures/event-balance-and-position-update.ts";
import { listenKeyExpired } from "./derivatives/coin-margined-futures/event-listen-key-expired.ts";
import { contractBookTickerStream } from "./derivatives/coin-margined-futures/individual-symbol-book-ticker-streams.ts";
import { aggregateTradeStream } from "./spot/aggregate-trade-streams.ts";
import { bookTickerStream } from "./spot/individual-symbol-book-ticker-streams.ts";
import { tradeStream } from "./spot/trade-streams.ts";

/** Streams of markets. */
export const marketStreams: readonly MarketStream[] = [
  aggregateTradeStream,
  tradeStream,
  bookTickerStream,
  contractAggregateTradeStream,
  contractBookTickerStream,
];

/** Events of accounts' own streams. */
export const userEvents: readonly UserEvent[] = [
  accountConfigurationUpdate,
  balanceAndPositionUpdate,
  listenKeyExpired,
];
