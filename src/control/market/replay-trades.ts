// Making trades again that were made elsewhere: some at a time, as a reader of files sends them.

import { wireError, type WireError } from "../../gateway/errors.ts";
import type { Json } from "../../gateway/declare.ts";
import { type Parameter, symbolName } from "../../gateway/parameters.ts";
import { type PastTrade, replayTrade } from "../../market/replay.ts";
import { readDecimal } from "../../money/text.ts";
import { type Instant, instant, price, quantity, SCALE } from "../../money/units.ts";
import { higher } from "../../money/arithmetic.ts";
import { type Steering, verb } from "../declare.ts";
import { durableRead } from "../durable.ts";
import { shown } from "../params.ts";

/** A trade, and the venue's time it is made at. */
interface Due {
  readonly at: Instant;
  readonly trade: PastTrade;
}

const MOST_TRADES = 1_000;

/** Trades, one a line: when by the venue's time, price, quantity, and what the taker did. */
const trades: Parameter<readonly Due[]> = {
  type: "STRING",
  range: `at most ${MOST_TRADES} lines of "<ms> <price> <quantity> <buy|sell>", oldest first`,
  read(text) {
    const found: Due[] = [];
    for (const line of text.trim().split("\n")) {
      const [ms = "", at = "", size = "", side, ...more] = line.split(" ");
      const [priced, sized] = [readDecimal(at, SCALE.price), readDecimal(size, SCALE.quantity)];
      if (!/^[0-9]{1,15}$/.test(ms) || typeof priced === "string" || typeof sized === "string")
        return { wrong: "illegal" };
      if ((side !== "buy" && side !== "sell") || more.length > 0 || priced <= 0n || sized < 0n)
        return { wrong: "illegal" };
      found.push({
        at: instant(Number(ms)),
        trade: { price: price(priced), quantity: quantity(sized), takerSide: side },
      });
    }
    return found.length > MOST_TRADES ? { wrong: "illegal" } : found;
  },
};

/** Makes trades again at their moments; the venue's time comes to each of them first, where it has not passed it. */
export const replayTrades = verb({
  route: "POST /margrave/v1/market/trades",
  line: "market trades <symbol> <trades>",
  says:
    "Makes trades again that were made elsewhere, which `market replay` reads from files: the venue's time comes to each " +
    "one's moment, the index to its price, and orders make it, which fill whoever rests at that price or a better one.",
  params: { symbol: symbolName, trades },
  run(p, steering, done) {
    const { engine } = steering;
    if (!engine.view.reference.markets.has(p.symbol)) return done(wireError("CONTROL_NOT_FOUND", { what: p.symbol }));
    if (engine.view.prices.drive.script !== undefined || engine.view.prices.drive.walks) {
      return done(
        wireError("CONTROL_BAD_REQUEST", { why: "Prices move by themselves: pause the market, stop the script." }),
      );
    }
    go(steering, p.symbol, { due: p.trades, next: 0 }, done);
  },
});

function go(
  steering: Steering,
  symbol: string,
  { due, next }: { readonly due: readonly Due[]; readonly next: number },
  done: (answer: Json | WireError) => void,
): void {
  const { engine, house } = steering;
  const first = due[next];
  if (first === undefined) {
    return durableRead(engine, done, (_x, now) => ({ symbol, trades: due.length, now: shown(now) }));
  }
  // All of one moment at once; a long way to the next is gone in parts, each durable before the next.
  engine.advance(higher(first.at, engine.now()), {
    lost: () => done(wireError("STATUS_UNKNOWN")),
    release() {
      let last = next;
      while (due[last]?.at === first.at) last++;
      for (let nth = next; nth < last; nth++) {
        const at = engine.now();
        const all = last === due.length && nth === last - 1;
        for (const command of replayTrade(engine.view, house(), symbol, { trade: due[nth]!.trade, at, all })) {
          engine.perform(command, () => {}, { release: () => {}, lost: () => {} });
        }
      }
      go(steering, symbol, { due, next: last }, done);
    },
  });
}
