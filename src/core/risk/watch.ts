// Which margin accounts must be looked at. An account that owes something sleeps while the price of
// each of its coins stays within a range in which its level cannot come to another zone, and while
// nothing moves in it; a price that leaves the range of nobody costs the same for ten accounts and
// for a hundred thousand. All of this can be made again from the rest of the exchange: it decides
// who is looked at, never what is found.

import { isPositive, isZero, least, plus } from "../../money/arithmetic.ts";
import { dividedPrice, levelRoom, part, priceReach, ratioPart, scaledPrice } from "../../money/convert.ts";
import { type Amount, type Price, type Ratio, ratio } from "../../money/units.ts";
import type { Event } from "../events.ts";
import { held, owed, type PurseId } from "../ledger/ledger.ts";
import { listedPair } from "../listing.ts";
import { type Assessment, tierOf, type Zone } from "../margin/assess.ts";
import { indexOf } from "../prices/prices.ts";
import type { Exchange } from "../state.ts";
import { dequeue, emptyQueue, enqueue, firstBeyond, type PriceQueue } from "./price-queue.ts";

/** What a sleeping account sleeps by. */
interface Sleeper {
  /** Its coins that have a price. */
  readonly coins: readonly string[];
  /** What it may come to owe of each coin until it is looked at. */
  readonly most: ReadonlyMap<string, Amount>;
}

/** Who sleeps until when. */
export interface Watch {
  /** To be looked at when the command has been carried out. */
  readonly stirred: Set<PurseId>;
  readonly sleepers: Map<PurseId, Sleeper>;
  /** By coin: who is to be looked at below which price, and above which. */
  readonly floors: Map<string, PriceQueue>;
  readonly ceilings: Map<string, PriceQueue>;
}

/** Of the room a level has, an eighth is for the debts to grow by interest, and the rest for prices to move. */
const FOR_INTEREST: Ratio = ratio(12_500_000n);

/** Nobody owes anything. */
export function emptyWatch(): Watch {
  return { stirred: new Set(), sleepers: new Map(), floors: new Map(), ceilings: new Map() };
}

/** What moves nothing a level is made of, though a purse is named: what is locked counts like what is free. */
const STILL: ReadonlySet<Event["type"]> = new Set([
  "OrderPlaced",
  "ListPlaced",
  "PositionChanged",
  "PurseOpened",
  "LevelChanged",
  "MarginCalled",
  "LiquidationStarted",
  "FundingPaid",
]);

/** Notes whose level an event may have moved. */
export function stir(x: Exchange, e: Event): void {
  const { stirred, sleepers } = x.watch;
  if (STILL.has(e.type)) return;
  if (e.type === "Traded") {
    if (sleepers.size === 0) return;
    for (const id of [e.maker, e.taker]) {
      const { purse } = x.orders.open.get(id)!;
      if (sleepers.has(purse)) stirred.add(purse);
    }
  } else if (e.type === "Transferred") {
    if (sleepers.has(e.from)) stirred.add(e.from);
    if (sleepers.has(e.to)) stirred.add(e.to);
  } else if (e.type === "InterestCharged") {
    const most = sleepers.get(e.purse)?.most.get(e.asset);
    if (most === undefined || owed(x.ledger, e.purse, e.asset) > most) stirred.add(e.purse);
  } else if (e.type === "IndexObserved") {
    wake(x.watch, e.asset, e.price);
  } else if (e.type === "MarketDefined") {
    // Its ladder may be another.
    for (const purse of sleepers.keys()) {
      if (x.margin.accounts.get(purse)!.symbol === e.market.symbol) stirred.add(purse);
    }
  } else if ("purse" in e && x.margin.accounts.has(e.purse)) {
    stirred.add(e.purse);
  }
}

/** Has every account that owes something looked at: after the exchange was built from its portrait. */
export function stirAll(x: Exchange): void {
  for (const purse of x.margin.accounts.keys()) x.watch.stirred.add(purse);
}

/** Lets an account sleep while its level stays in a zone; one without debts needs no watching. */
export function sleep(x: Exchange, purse: PurseId, found: Assessment, zone: Zone): void {
  const { watch } = x;
  forget(watch, purse);
  if (!isPositive(found.debts)) return;
  const room = levelRoom(found.assets, found.debts, zone);
  const forDebts = ratioPart(room, FOR_INTEREST, "down");
  const reach = priceReach(room, forDebts);
  const coins: string[] = [];
  const most = new Map<string, Amount>();
  for (const coin of x.ledger.purses[purse]!.rows.keys()) {
    const debt = owed(x.ledger, purse, coin);
    if (isZero(debt) && isZero(held(x.ledger, purse, coin))) continue;
    if (isPositive(debt)) most.set(coin, withinTier(x, purse, coin, debt, plus(debt, part(debt, forDebts, "down"))));
    const price = indexOf(x.prices, coin);
    // Without a price it counts for nothing; its first price wakes everybody.
    if (price === undefined) continue;
    coins.push(coin);
    enqueue(queueOf(watch.floors, coin, "highest"), purse, dividedPrice(price, reach, "up"));
    enqueue(queueOf(watch.ceilings, coin, "lowest"), purse, scaledPrice(price, reach, "down"));
  }
  watch.sleepers.set(purse, { coins, most });
}

/** The larger debt, but no more than an isolated account's tier holds: the next one has other thresholds. */
function withinTier(x: Exchange, purse: PurseId, coin: string, debt: Amount, larger: Amount): Amount {
  const { symbol } = x.margin.accounts.get(purse)!;
  if (symbol === "") return larger;
  const pair = listedPair(x, symbol);
  const { baseLimit, quoteLimit } = tierOf(x, pair, purse);
  const limit = coin === pair.base ? baseLimit : quoteLimit;
  return debt <= limit ? least(larger, limit) : larger;
}

/** Wakes everybody whose range a coin's new price is outside of; at its first price, everybody who slept without it. */
function wake(watch: Watch, coin: string, price: Price): void {
  if (!watch.floors.has(coin)) {
    for (const purse of watch.sleepers.keys()) watch.stirred.add(purse);
  }
  for (const queue of [queueOf(watch.floors, coin, "highest"), queueOf(watch.ceilings, coin, "lowest")]) {
    for (let purse = firstBeyond(queue, price); purse !== undefined; purse = firstBeyond(queue, price)) {
      watch.stirred.add(purse);
      leaveQueues(watch, purse);
    }
  }
}

function leaveQueues(watch: Watch, purse: PurseId): void {
  for (const coin of watch.sleepers.get(purse)!.coins) {
    dequeue(watch.floors.get(coin)!, purse);
    dequeue(watch.ceilings.get(coin)!, purse);
  }
}

function forget(watch: Watch, purse: PurseId): void {
  if (!watch.sleepers.has(purse)) return;
  leaveQueues(watch, purse);
  watch.sleepers.delete(purse);
}

function queueOf(queues: Map<string, PriceQueue>, coin: string, first: PriceQueue["first"]): PriceQueue {
  let queue = queues.get(coin);
  if (queue === undefined) queues.set(coin, (queue = emptyQueue(first)));
  return queue;
}
