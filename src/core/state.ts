// The exchange: one value. Everything it knows is here; everything derived can be made from here.

import { instant, type Instant } from "../money/units.ts";
import { type Accounts, emptyAccounts } from "./accounts/accounts.ts";
import { type Algos, noAlgos } from "./book/algos.ts";
import type { Book } from "./book/book.ts";
import { emptyFutures, type Futures } from "./futures/futures.ts";
import { type Counters, firstCounters } from "./ids.ts";
import { emptyLedger, type Ledger } from "./ledger/ledger.ts";
import { emptyMargin, type Margin } from "./margin/margin.ts";
import { emptyOrders, type Orders } from "./book/desk.ts";
import { emptyPrices, type Prices } from "./prices/prices.ts";
import { type ContractWatch, emptyContractWatch } from "./risk/contract-watch.ts";
import { emptyWatch, type Watch } from "./risk/watch.ts";
import { emptyReference, type Reference } from "./listing.ts";
import type { View } from "./view.ts";

/** The whole state of an exchange. Changed only by `evolve`. */
export interface Exchange {
  /** Keys the names the exchange invents; set at genesis. */
  seed: number;
  /** The time of the newest command. */
  at: Instant;
  readonly counters: Counters;
  readonly reference: Reference;
  readonly accounts: Accounts;
  readonly prices: Prices;
  readonly ledger: Ledger;
  readonly books: Map<string, Book>;
  readonly margin: Margin;
  readonly futures: Futures;
  readonly orders: Orders;
  readonly algos: Algos;
  /** Whose margin level is to be looked at; derived. */
  readonly watch: Watch;
  /** Whose positions are to be looked at; derived. */
  readonly contractWatch: ContractWatch;
}

/** The exchange as deciders and pages see it. */
export type ExchangeView = View<Exchange>;

/** An exchange before its first command. */
export function emptyExchange(): Exchange {
  return {
    seed: 0,
    at: instant(0),
    counters: firstCounters(),
    reference: emptyReference(),
    accounts: emptyAccounts(),
    prices: emptyPrices(),
    ledger: emptyLedger(),
    books: new Map(),
    margin: emptyMargin(),
    futures: emptyFutures(),
    orders: emptyOrders(),
    algos: noAlgos(),
    watch: emptyWatch(),
    contractWatch: emptyContractWatch(),
  };
}
