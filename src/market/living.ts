// The market that lives: prices walk, the house's quotes go along, and trades print, each second in one market and on a
// long way in all of them at once. All of it is ordinary commands of ordinary accounts.

import type { Command } from "../core/commands.ts";
import type { Event } from "../core/events.ts";
import type { Market } from "../core/listing.ts";
import { isFormed } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { elapsed } from "../money/arithmetic.ts";
import { count, type Instant, SECOND } from "../money/units.ts";
import { coinsOf, follow, ladderAt, nextOf, playing } from "./follow-script.ts";
import { FULL, type House, type Ladder, lean, quoteListed, replenish } from "./makers.ts";
import { COARSE, nextMove } from "./pace.ts";
import { comeToPrices, type PriceChange } from "./set-price.ts";
import { shareOf } from "./prng.ts";
import type { Recorded } from "./recorded.ts";
import { strike, tend } from "./tend.ts";
import { isWorthAnEntry, premiumAt, walked, walkers } from "./walk.ts";

/** How often a market's turn comes among the others', by the place of its coin in the listing; the last is for all others. */
const TURNS = [3, 2, 1];
/** The share of turns in which there is a trade, where a market has several; one that has a single turn trades in each. */
const TRADES = 0.7;

/** What the engine asks for: the next moment, and the commands of it. */
export interface LivingMarket {
  next(x: ExchangeView, since: Instant, to: Instant): Instant | undefined;
  act(x: ExchangeView, since: Instant, at: Instant): Iterable<Command>;
}

/** The market's source: what moves, and when. The house is found anew each time, as a venue need not have one. */
export function livingMarket(houseOf: (x: ExchangeView) => House | undefined, recorded: Recorded): LivingMarket {
  return {
    next(x, since, to) {
      // What is recorded comes first: nothing else moves prices meanwhile.
      const past = recorded.next(since);
      if (past !== undefined) return past;
      const played = playing(x);
      // A script is gone through at its own pace, however long the way is.
      const move = played === undefined ? undefined : nextOf(played, since);
      return move ?? (x.prices.drive.walks ? nextMove(since, to) : undefined);
    },
    *act(x, since, at) {
      if (recorded.waiting() > 0) {
        yield* recorded.act(x, houseOf(x), at);
        return;
      }
      const played = playing(x);
      if (played !== undefined) yield* follow(x, houseOf(x), { now: played, since, at });
      if (!x.prices.drive.walks) return;
      const left = played === undefined ? NOBODY : coinsOf(played);
      if (elapsed(since, at) >= COARSE) yield* leap(x, houseOf(x), at, left);
      else yield* pace(x, houseOf(x), at, left);
    },
  };
}

/** No coin is left to a script. */
const NOBODY: ReadonlySet<string> = new Set();

/** One second: the turn is one market's; its coin moves, the quotes follow, and a trade is made. */
function* pace(x: ExchangeView, house: House | undefined, at: Instant, left: ReadonlySet<string>): Generator<Command> {
  const turns = turnsOf(x);
  const second = Math.floor(count(at) / count(SECOND));
  const turn = turns[second % Math.max(1, turns.length)];
  if (turn === undefined) return;
  const { market } = turn;
  if (left.has(market.base)) return;
  const change = walked(x, market.base, at);
  yield* (change?.observations ?? []).filter((each) => isWorthAnEntry(x, each));
  if (house === undefined) return;
  yield* tend(x, house, market, { at, ladder: walkingLadder(x, market, at) });
  if (turn.of === 1 || shareOf(x.seed, market.symbol, second) < TRADES) yield* strike(x, house, market, at);
}

/** A long way at once: every coin moves, and every market is quoted anew with few orders and one trade. */
function* leap(x: ExchangeView, house: House | undefined, at: Instant, left: ReadonlySet<string>): Generator<Command> {
  const changes = walkers(x)
    .filter((coin) => !left.has(coin))
    .map((coin) => walked(x, coin, at))
    .filter((change): change is PriceChange => change !== undefined);
  const ladderOf = (symbol: string): Ladder => lean(walkingLadder(x, x.reference.markets.get(symbol)!, at));
  yield* comeToPrices(x, house, changes, ladderOf);
}

/** How a market's book is kept while prices walk: contracts whose marks are formed from it trade a little off the index. */
function walkingLadder(x: ExchangeView, market: View<Market>, at: Instant): Ladder {
  const kept = ladderAt(x, market.symbol, at);
  if (market.kind === "pair" || !isFormed(x, market.symbol)) return kept;
  return { ...kept, above: Math.round(premiumAt(x.seed, market.symbol, at) * 1_000_000) };
}

/** A market's turn, one of so many before the next round. */
interface Turn {
  readonly market: View<Market>;
  readonly of: number;
  readonly when: number;
}

/** The turns of a round: those of the first coins' markets more often, each spread evenly. */
function turnsOf(x: ExchangeView): readonly Turn[] {
  const coins = walkers(x);
  const turns: Turn[] = [];
  for (const market of x.reference.markets.values() as Iterable<View<Market>>) {
    if (market.status !== "trading") continue;
    // Pairs of coins that both walk, and contracts that are delivered, are as quiet as the markets of the last coins.
    const quiet = market.kind === "pair" ? coins.includes(market.quote) : market.contractType !== "PERPETUAL";
    const of = TURNS[quiet ? TURNS.length : coins.indexOf(market.base)] ?? TURNS.at(-1)!;
    for (let nth = 0; nth < of; nth++) turns.push({ market, of, when: (nth + 0.5) / of });
  }
  return turns.sort((a, b) => a.when - b.when);
}

/**
 * What the house does about what has happened: what is newly listed is quoted, and what is taken of its quotes is put
 * back, where the book is kept as usual.
 */
export function followHouse(x: ExchangeView, house: House, events: readonly Event[], recorded: Recorded): Command[] {
  const kept = (symbol: string): boolean => ladderAt(x, symbol, x.at) === FULL && !recorded.keeps(symbol);
  return [...quoteListed(x, house, events), ...recorded.follow(x, house, events), ...replenish(x, house, events, kept)];
}
