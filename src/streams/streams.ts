// Every stream that is served.

import type { DeskEvent, MarketStream, StreamFacts, UserEvent } from "./declare.ts";
import {
  contractAggregateTradeStream,
  contractTradeStream,
} from "./derivatives/coin-margined-futures/aggregate-trade-streams.ts";
import {
  contractDiffDepthStream,
  contractPartialDepthStream,
} from "./derivatives/coin-margined-futures/depth-streams.ts";
import { accountConfigurationUpdate } from "./derivatives/coin-margined-futures/event-account-configuration-update.ts";
import { algoOrderUpdate } from "./derivatives/coin-margined-futures/event-algo-order-update.ts";
import { balanceAndPositionUpdate } from "./derivatives/coin-margined-futures/event-balance-and-position-update.ts";
import { listenKeyExpired } from "./derivatives/coin-margined-futures/event-listen-key-expired.ts";
import { contractMarginCall } from "./derivatives/coin-margined-futures/event-margin-call.ts";
import { contractOrderUpdate } from "./derivatives/coin-margined-futures/event-order-update.ts";
import {
  allContractsBookTickerStream,
  contractBookTickerStream,
} from "./derivatives/coin-margined-futures/individual-symbol-book-ticker-streams.ts";
import { marginCall } from "./margin-trading/risk-data-stream/event-margin-call.ts";
import { liabilityUpdate } from "./margin-trading/risk-data-stream/event-liability-update.ts";
import { contractInfoStream } from "./derivatives/coin-margined-futures/contract-info-stream.ts";
import { indexPriceStream } from "./derivatives/coin-margined-futures/index-price-streams.ts";
import {
  continuousKlineStream,
  contractKlineStream,
  indexPriceKlineStream,
  markPriceKlineStream,
} from "./derivatives/coin-margined-futures/kline-streams.ts";
import {
  allLiquidationOrdersStream,
  liquidationOrderStream,
} from "./derivatives/coin-margined-futures/liquidation-order-streams.ts";
import {
  allMarkPricesStream,
  markPriceStream,
  pairMarkPriceStream,
} from "./derivatives/coin-margined-futures/mark-price-streams.ts";
import {
  allContractsMiniTickersStream,
  allContractsTickersStream,
  contractMiniTickerStream,
  contractTickerStream,
} from "./derivatives/coin-margined-futures/ticker-streams.ts";
import { averagePriceStream } from "./spot/average-price-streams.ts";
import { klineStream, zonedKlineStream } from "./spot/kline-streams.ts";
import { referencePriceStream } from "./spot/reference-price-streams.ts";
import {
  allMiniTickersStream,
  allRollingTickersStream,
  allTickersStream,
  miniTickerStream,
  rollingTickerStream,
  tickerStream,
} from "./spot/ticker-streams.ts";
import { aggregateTradeStream } from "./spot/aggregate-trade-streams.ts";
import { diffDepthStream, partialDepthStream } from "./spot/depth-streams.ts";
import { bookTickerStream } from "./spot/individual-symbol-book-ticker-streams.ts";
import { tradeStream } from "./spot/trade-streams.ts";
import { accountUpdate } from "./spot/user-data-stream/account-update.ts";
import { balanceUpdate } from "./spot/user-data-stream/balance-update.ts";
import { listStatus } from "./spot/user-data-stream/list-status.ts";
import { orderUpdate } from "./spot/user-data-stream/order-update.ts";

/** Streams of markets: those of pairs, then those of contracts. */
export const marketStreams: readonly MarketStream[] = [
  aggregateTradeStream,
  tradeStream,
  klineStream,
  zonedKlineStream,
  miniTickerStream,
  allMiniTickersStream,
  tickerStream,
  allTickersStream,
  rollingTickerStream,
  allRollingTickersStream,
  bookTickerStream,
  averagePriceStream,
  referencePriceStream,
  partialDepthStream,
  diffDepthStream,
  contractAggregateTradeStream,
  contractTradeStream,
  indexPriceStream,
  markPriceStream,
  pairMarkPriceStream,
  allMarkPricesStream,
  contractKlineStream,
  continuousKlineStream,
  indexPriceKlineStream,
  markPriceKlineStream,
  contractMiniTickerStream,
  allContractsMiniTickersStream,
  contractTickerStream,
  allContractsTickersStream,
  contractBookTickerStream,
  allContractsBookTickerStream,
  liquidationOrderStream,
  allLiquidationOrdersStream,
  contractInfoStream,
  contractPartialDepthStream,
  contractDiffDepthStream,
];

/** Events of accounts' own streams, rendered each from one event of the exchange. */
export const userEvents: readonly UserEvent[] = [
  algoOrderUpdate,
  accountConfigurationUpdate,
  listenKeyExpired,
  marginCall,
  liabilityUpdate,
];

/** Events whose turn a desk decides. */
export const deskEvents: readonly (StreamFacts & Pick<DeskEvent<never>, "stream" | "name" | "times">)[] = [
  orderUpdate,
  listStatus,
  accountUpdate,
  balanceUpdate,
  contractOrderUpdate,
  balanceAndPositionUpdate,
  contractMarginCall,
];

/** What events of accounts' own streams are called on the wire. */
export const userEventNames: readonly string[] = [...deskEvents, ...userEvents].map(({ name }) => name);
