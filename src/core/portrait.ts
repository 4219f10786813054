// The exchange as plain data, and back: what snapshots and state hashes are made of. Only what
// cannot be derived is kept; indexes are built again.

import type { AlgoOrder } from "./algo-order.ts";
import { fileAlgo, fileTriggered } from "./book/algos.ts";
import { arm, rest, sideOf, trail, type Waiting } from "./book/book.ts";
import { show } from "./book/ladder.ts";
import { bestLevel, firstNode, type LadderView, lotsOfNode, NONE, nextNode, worseLevel } from "./book/ladder-view.ts";
import { isStop, type Order, type OrderId, remaining, type Waiter } from "./order.ts";
import { count, type Lots, type Rate, type Ticks } from "../money/units.ts";
import type { Trail } from "./book/trail.ts";
import {
  type Account,
  type ApiKey,
  fileListenKey,
  fileListenToken,
  type ListenKey,
  type ListenToken,
  type SpecialMode,
} from "./accounts/accounts.ts";
import type { Download } from "./accounts/downloads.ts";
import { type Countdown, deskFor, listKey, type OrderList } from "./book/desk.ts";
import type { Delivery, Forming, Funding, FuturesAccount, Position, SymbolSetting } from "./futures/futures.ts";
import { legKey } from "./futures/futures.ts";
import type { Counters } from "./ids.ts";
import type { Purse } from "./ledger/ledger.ts";
import type { LiquidationLoan, Loan, MarginAccount } from "./margin/margin.ts";
import type { Course } from "./prices/course.ts";
import type { Drive } from "./prices/drive.ts";
import { emptyTape, type Observation, type Tape } from "./prices/prices.ts";
import { applyMarketDefined } from "./reference/apply.ts";
import type { Asset, Market, Notice, Settings } from "./listing.ts";
import type { ContractLiquidation, FundPosition, Scope } from "./futures/liquidations.ts";
import type { Positioning } from "./futures/standing.ts";
import { scopeKey } from "./futures/scope.ts";
import { stirAllPositions } from "./risk/contract-watch.ts";
import { stirAll } from "./risk/watch.ts";
import { emptyExchange, type Exchange } from "./state.ts";
import type { View } from "./view.ts";

/**
 * The form portraits are made in. A change of what a portrait holds is a new form: a snapshot in another is not read,
 * and the exchange is made from the journal's events instead.
 */
export const PORTRAIT_FORM = 12;

/** A plain, complete description of an exchange between two commands. */
export interface Portrait {
  readonly form: typeof PORTRAIT_FORM;
  readonly seed: number;
  readonly at: Exchange["at"];
  readonly counters: Counters;
  readonly settings: Settings | undefined;
  /** Not in snapshots of a version that announced nothing. */
  readonly notices?: readonly Notice[];
  readonly assets: readonly Asset[];
  readonly markets: readonly Market[];
  readonly accounts: readonly (Omit<Account, "isolated"> & {
    readonly isolated: readonly (readonly [string, number])[];
  })[];
  readonly keys: readonly ApiKey[];
  /** Not in snapshots of a version that had no special keys. */
  readonly specialModes?: readonly SpecialMode[];
  readonly listenKeys: readonly ListenKey[];
  /** Absent from snapshots older than they are. */
  readonly listenTokens?: readonly ListenToken[];
  /** Not in snapshots of a version that made none. */
  readonly downloads?: readonly Download[];
  readonly index: readonly (readonly [string, Observation])[];
  readonly marks: readonly (readonly [string, Observation])[];
  readonly tapes: readonly (readonly [string, Tape])[];
  /** Not in snapshots of a version that kept no minutes of prices. */
  readonly courses?: {
    readonly index: readonly (readonly [string, Course])[];
    readonly mark: readonly (readonly [string, Course])[];
    readonly premium: readonly (readonly [string, Course<Rate>])[];
  };
  /** Not in snapshots of a version whose prices stood still. */
  readonly drive?: Drive;
  /** Purses with their rows: asset, then the four cells. */
  readonly purses: readonly (Omit<Purse, "rows"> & {
    readonly rows: readonly (readonly [string, bigint, bigint, bigint, bigint])[];
  })[];
  readonly margin: readonly MarginAccount[];
  readonly loans: readonly Loan[];
  readonly liquidationLoans: readonly LiquidationLoan[];
  readonly futures: readonly {
    readonly account: number;
    readonly hedge: boolean;
    readonly settings: readonly (readonly [string, SymbolSetting])[];
    readonly positions: readonly Position[];
  }[];
  /** Not in snapshots of a version that liquidated no positions. */
  readonly contractLiquidations?: readonly ContractLiquidation[];
  /** Not in snapshots of a version that called nobody. */
  readonly contractMarginCalls?: readonly Scope[];
  readonly fundPositions?: readonly (readonly [string, FundPosition])[];
  /** Not in snapshots of a version that funded nothing. */
  readonly funding?: readonly Funding[];
  /** Not in snapshots of a version that told nothing of it. */
  readonly positioning?: readonly Positioning[];
  readonly deliveries: readonly Delivery[];
  readonly forming: readonly Forming[];
  readonly orders: readonly Omit<Order, "node">[];
  /** Those that wait, and those whose order is open. */
  readonly algos: readonly Omit<AlgoOrder, "node">[];
  readonly lists: readonly OrderList[];
  readonly countdowns: readonly Countdown[];
  /** Each book's queues, best price first and oldest first, with what each order shows. */
  readonly books: readonly {
    readonly symbol: string;
    readonly updateId: number;
    readonly bids: readonly (readonly [OrderId, Lots])[];
    readonly asks: readonly (readonly [OrderId, Lots])[];
    /** Stop orders that wait for the last price, for the mark, and those of each that are guarded. */
    readonly waiting: readonly WaitingPortrait[];
  }[];
}

interface WaitingPortrait {
  readonly rising: readonly OrderId[];
  readonly falling: readonly OrderId[];
  readonly trailing: {
    /** Those that wait for their stop price. */
    readonly rising: readonly OrderId[];
    readonly falling: readonly OrderId[];
    /** Those that follow the price, by the price they follow from, the nearest to the market last. */
    readonly sales: readonly (readonly [Ticks, readonly OrderId[]])[];
    readonly purchases: readonly (readonly [Ticks, readonly OrderId[]])[];
  };
}

/** Describes an exchange. The description shares its parts: encode it before the next command. */
export function portray(x: Exchange): Portrait {
  return {
    form: PORTRAIT_FORM,
    seed: x.seed,
    at: x.at,
    counters: x.counters,
    settings: x.reference.settings,
    notices: [...x.reference.notices.values()],
    assets: [...x.reference.assets.values()],
    markets: [...x.reference.markets.values()],
    accounts: [...x.accounts.byId.values()].map((account) => ({ ...account, isolated: [...account.isolated] })),
    keys: [...x.accounts.keys.values()],
    specialModes: [...x.accounts.specialModes.values()],
    listenKeys: [...x.accounts.listenKeys.values()],
    listenTokens: [...x.accounts.listenTokens.values()],
    downloads: [...x.accounts.downloads.values()],
    index: [...x.prices.index],
    marks: [...x.prices.marks],
    tapes: [...x.prices.tapes],
    courses: {
      index: [...x.prices.courses.index],
      mark: [...x.prices.courses.mark],
      premium: [...x.prices.courses.premium],
    },
    drive: x.prices.drive,
    purses: x.ledger.purses.map((purse) => ({
      id: purse.id,
      kind: purse.kind,
      account: purse.account,
      symbol: purse.symbol,
      rows: [...purse.rows].map(([asset, row]) => {
        const cell = (at: number): bigint => x.ledger.cells[row + at]!;
        return [asset, cell(0), cell(1), cell(2), cell(3)] as const;
      }),
    })),
    margin: [...x.margin.accounts.values()],
    loans: [...x.margin.loans],
    liquidationLoans: [...x.margin.liquidationLoans.values()],
    futures: [...x.futures.accounts].map(([account, futures]) => ({
      account,
      hedge: futures.hedge,
      settings: [...futures.settings],
      positions: [...futures.positions.values()],
    })),
    contractLiquidations: [...x.futures.liquidating.values()],
    contractMarginCalls: [...x.futures.called.values()],
    fundPositions: [...x.futures.fund],
    funding: [...x.futures.funding.values()],
    positioning: [...x.futures.positioning.values()],
    deliveries: [...x.futures.deliveries.values()],
    forming: [...x.futures.forming.values()],
    orders: [...x.orders.open.values()].map(({ node: _, ...order }) => order),
    algos: [...x.algos.waiting.values(), ...x.algos.triggered.values()].map(({ node: _, ...algo }) => algo),
    lists: [...x.orders.lists.values()],
    countdowns: [...x.orders.countdowns],
    books: [...x.books].map(([symbol, book]) => ({
      symbol,
      updateId: book.updateId,
      bids: queueOf(book.bids),
      asks: queueOf(book.asks),
      waiting: [book, book.onMark, book.guarded.last, book.guarded.mark].map(waitingPortrait),
    })),
  };
}

/** Builds the exchange a portrait describes. The portrait's parts become the exchange's: do not use it again. */
export function revive(p: Portrait): Exchange {
  const x = emptyExchange();
  x.seed = p.seed;
  x.at = p.at;
  Object.assign(x.counters, p.counters);
  x.reference.settings = p.settings;
  for (const notice of p.notices ?? []) x.reference.notices.set(notice.id, notice);
  for (const asset of p.assets) x.reference.assets.set(asset.name, asset);
  for (const market of p.markets) applyMarketDefined(x, { type: "MarketDefined", market });
  for (const account of p.accounts) {
    x.accounts.byId.set(account.id, { ...account, isolated: new Map(account.isolated) });
    x.accounts.byName.set(account.name, account.id);
  }
  for (const key of p.keys) x.accounts.keys.set(key.key, key);
  for (const mode of p.specialModes ?? []) x.accounts.specialModes.set(mode.account, mode);
  // A key of an older snapshot has no symbol: all were keys to contract accounts.
  for (const { key, account, family, symbol = "", expiresAt } of p.listenKeys) {
    fileListenKey(x.accounts, { key, account, family, symbol, expiresAt });
  }
  for (const token of p.listenTokens ?? []) fileListenToken(x.accounts, token);
  for (const download of p.downloads ?? []) x.accounts.downloads.set(download.number, download);
  for (const [asset, seen] of p.index) x.prices.index.set(asset, seen);
  for (const [symbol, seen] of p.marks) x.prices.marks.set(symbol, seen);
  // What is undefined is not written down; members keep their order, so that equal exchanges stay equal texts.
  for (const [symbol, tape] of p.tapes) x.prices.tapes.set(symbol, { ...emptyTape(), ...tape });
  reviveCourses(x, p);
  Object.assign(x.prices.drive, p.drive);
  reviveLedger(x, p);
  reviveMargin(x, p);
  for (const { account, hedge, settings, positions } of p.futures) {
    const futures: FuturesAccount = { hedge, settings: new Map(settings), positions: new Map() };
    for (const position of positions) futures.positions.set(legKey(position.symbol, position.leg), position);
    x.futures.accounts.set(account, futures);
  }
  for (const { symbol, premium, since, weighted, weight, fixed, ...more } of p.funding ?? []) {
    x.futures.funding.set(symbol, { symbol, premium, since, weighted, weight, fixed, ...more });
  }
  for (const positioning of p.positioning ?? []) x.futures.positioning.set(positioning.pair, positioning);
  for (const forming of p.forming) x.futures.forming.set(forming.symbol, forming);
  for (const delivery of p.deliveries) x.futures.deliveries.set(delivery.symbol, delivery);
  for (const liquidation of p.contractLiquidations ?? []) {
    x.futures.liquidating.set(scopeKey(liquidation), liquidation);
  }
  for (const scope of p.contractMarginCalls ?? []) x.futures.called.set(scopeKey(scope), scope);
  for (const [symbol, position] of p.fundPositions ?? []) x.futures.fund.set(symbol, position);
  stirAllPositions(x);
  reviveOrders(x, p);
  return x;
}

function reviveCourses({ prices: { courses } }: Exchange, { courses: kept }: Portrait): void {
  for (const [asset, course] of kept?.index ?? []) courses.index.set(asset, course);
  for (const [symbol, course] of kept?.mark ?? []) courses.mark.set(symbol, course);
  for (const [symbol, course] of kept?.premium ?? []) courses.premium.set(symbol, course);
}

function reviveMargin(x: Exchange, p: Portrait): void {
  for (const { disabledAt, status, calledAt, liquidation, leverage, exchangedAt, loanAt, ...account } of p.margin) {
    const known = { ...account, disabledAt, status, calledAt, liquidation, leverage, exchangedAt, loanAt };
    x.margin.accounts.set(account.purse, known);
  }
  for (const loan of p.loans) x.margin.loans.push(loan);
  for (const loan of p.liquidationLoans) x.margin.liquidationLoans.set(loan.account, loan);
  const accounts = [...x.margin.accounts.values()];
  const called = accounts.filter(({ calledAt }) => calledAt !== undefined);
  for (const { purse } of called.sort((a, b) => count(a.calledAt!) - count(b.calledAt!))) x.margin.called.add(purse);
  const liquidating = accounts.filter(({ liquidation }) => liquidation !== undefined);
  for (const { purse } of liquidating.sort((a, b) => a.liquidation!.id - b.liquidation!.id)) {
    x.margin.liquidating.add(purse);
  }
  stirAll(x);
}

function reviveLedger(x: Exchange, p: Portrait): void {
  x.ledger.purses.length = 0;
  const rows = p.purses.reduce((sum, purse) => sum + purse.rows.length, 0);
  x.ledger.cells = new BigInt64Array(Math.max(1024, rows * 8));
  for (const { rows: kept, ...purse } of p.purses) {
    const known = new Map<string, number>();
    for (const [asset, ...cells] of kept) {
      known.set(asset, x.ledger.size);
      for (const cell of cells) x.ledger.cells[x.ledger.size++] = cell;
    }
    x.ledger.purses.push({ ...purse, rows: known });
  }
}

function reviveOrders(x: Exchange, p: Portrait): void {
  for (const kept of p.orders) {
    const order: Order = { ...kept, node: NONE };
    x.orders.open.set(order.id, order);
    if (order.terms !== undefined) x.orders.onContracts.set(order.id, order);
    const desk = deskFor(x.orders, order);
    desk.open.set(order.clientId, order);
    if (isStop(order.kind)) desk.stops++;
  }
  for (const kept of p.algos) {
    const algo: AlgoOrder = { ...kept, node: NONE };
    if (algo.status === "triggered") fileTriggered(x.algos, algo);
    else fileAlgo(x.algos, algo);
  }
  for (const list of p.lists) {
    x.orders.lists.set(list.id, list);
    x.orders.listIds.set(listKey(list.purse, list.clientId), list.id);
  }
  x.orders.countdowns.push(...p.countdowns);
  for (const { symbol, updateId, bids, asks, waiting } of p.books) {
    const book = x.books.get(symbol)!;
    for (const [id, lots] of [...bids, ...asks]) {
      const order = x.orders.open.get(id)!;
      rest(book, order);
      // An iceberg may have shown less than a whole part.
      show(sideOf(book, order.side), order.node, remaining(order), count(lots));
    }
    for (const { rising, falling, trailing } of waiting) {
      for (const id of [...rising, ...falling, ...trailing.rising, ...trailing.falling]) {
        arm(book, waiterOf(x, id));
      }
      for (const [from, ids] of [...trailing.sales, ...trailing.purchases]) {
        for (const id of ids) trail(book, waiterOf(x, id), from);
      }
    }
    book.updateId = updateId;
  }
}

function waiterOf(x: Exchange, id: OrderId): Waiter {
  return x.orders.open.get(id) ?? x.algos.waiting.get(id)!;
}

function waitingPortrait({ rising, falling, trailing }: View<Waiting>): WaitingPortrait {
  const ids = (queue: LadderView<View<Waiter>>): OrderId[] => queueOf(queue).map(([id]) => id);
  return {
    rising: ids(rising),
    falling: ids(falling),
    trailing: {
      rising: ids(trailing.rising),
      falling: ids(trailing.falling),
      sales: partiesOf(trailing.sales),
      purchases: partiesOf(trailing.purchases),
    },
  };
}

function partiesOf({ parties }: View<Trail>): (readonly [Ticks, readonly OrderId[]])[] {
  return parties.map(({ from, line }) => [from, line.map(({ id }) => id)] as const);
}

function queueOf(ladder: LadderView<View<Waiter>>): (readonly [OrderId, Lots])[] {
  const found: (readonly [OrderId, Lots])[] = [];
  for (let level = bestLevel(ladder); level !== NONE; level = worseLevel(ladder, level)) {
    for (let node = firstNode(ladder, level); node !== NONE; node = nextNode(ladder, node)) {
      found.push([ladder.items[node]!.id, lotsOfNode(ladder, node)]);
    }
  }
  return found;
}
