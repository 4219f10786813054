// Having a market follow another venue's, one look at a time, as a reader of that venue's streams sends them.

import type { Command } from "../../core/commands.ts";
import { type Market, priceFilter } from "../../core/listing.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import type { Engine } from "../../engine/engine.ts";
import { isWireError, wireError, type WireError } from "../../gateway/errors.ts";
import { oneOf, optional, type Parameter, priceValue, symbolName, withDefault } from "../../gateway/parameters.ts";
import { type House, houseOf } from "../../market/makers.ts";
import { MIRROR_NAMES, mirrored, type Remembered, type Seen, type Standing, unmirrored } from "../../market/mirror.ts";
import { isMultiple } from "../../money/arithmetic.ts";
import { ticksOf, wholeLots } from "../../money/convert.ts";
import { readDecimal, plain } from "../../money/text.ts";
import { atoms, lots, type Lots, price, type Price, quantity, type Quantity, SCALE } from "../../money/units.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** A price and how much of it. */
interface Line {
  readonly price: Price;
  readonly quantity: Quantity;
  readonly side: "buy" | "sell" | undefined;
}

/** Prices a side, and trades, of one look. */
const MOST_LEVELS = 80;
const MOST_TRADES = 500;

function lines(most: number, sided: boolean): Parameter<readonly Line[]> {
  return {
    type: "STRING",
    range: `at most ${most} lines of "<price> <quantity>${sided ? " <buy|sell>" : ""}"`,
    read(text) {
      const found: Line[] = [];
      if (text.trim() === "") return found;
      for (const line of text.trim().split("\n")) {
        const [at = "", size = "", side, ...more] = line.split(" ");
        const [priced, sized] = [readDecimal(at, SCALE.price), readDecimal(size, SCALE.quantity)];
        if (typeof priced === "string" || typeof sized === "string" || more.length > 0) return { wrong: "illegal" };
        if (priced <= 0n || sized <= 0n || (sided ? side !== "buy" && side !== "sell" : side !== undefined))
          return { wrong: "illegal" };
        found.push({ price: price(priced), quantity: quantity(sized), side: side as Line["side"] });
      }
      return found.length > most ? { wrong: "illegal" } : found;
    },
  };
}

/** What is remembered of mirrors, by this process alone: after a restart all that stands elsewhere is put back. */
const memories = new WeakMap<Engine, Map<string, Remembered>>();

/** Brings a market to what stands elsewhere. */
export const mirrorMarket = verb({
  route: "PUT /margrave/v1/market/mirrors/{symbol}",
  line: "market show <symbol>",
  says:
    "Brings a market to what another venue's was seen to be, which `mirror` reads from its streams: an account of the mirror's " +
    "own has orders for just what stands there, its trades are made again through the book, and index and mark follow. What " +
    "users take of that liquidity is put back with the next look (`taken=returns`), or is gone for as long as its price stands " +
    "(`stays`).",
  params: {
    symbol: symbolName,
    bids: withDefault(lines(MOST_LEVELS, false), []),
    asks: withDefault(lines(MOST_LEVELS, false), []),
    trades: withDefault(lines(MOST_TRADES, true), []),
    price: optional(priceValue),
    index: optional(priceValue),
    mark: optional(priceValue),
    taken: withDefault(oneOf(["returns", "stays"]), "returns"),
  },
  run(p, { engine, house }, done) {
    const market: View<Market> | undefined = engine.view.reference.markets.get(p.symbol);
    if (market === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: p.symbol }));
    const { drive } = engine.view.prices;
    if (drive.script !== undefined || drive.walks) {
      return done(
        wireError("CONTROL_BAD_REQUEST", { why: "Prices move by themselves: pause the market, stop the script." }),
      );
    }
    const seen = seenIn(market, p);
    if (isWireError(seen)) return done(seen);
    const own = ownAccounts(engine);
    const memory = memories.get(engine) ?? new Map<string, Remembered>();
    memories.set(engine, memory);
    const remembered: Remembered = memory.get(p.symbol) ?? new Map();
    memory.set(p.symbol, remembered);
    let refused = 0;
    // Where a contract of the same coin is mirrored, its index is what counts.
    const indexed = [...memory.keys()].some((symbol) => isContractOn(engine.view, symbol, market.base));
    const look = indexed ? { ...seen, price: undefined } : seen;
    const looks = mirrored(engine.view, { house: house(), own }, p.symbol, look, { remembered, taken: p.taken });
    for (const command of looks) {
      engine.perform(
        command,
        ({ rejection }) => {
          if (rejection !== undefined && isOrder(command)) refused++;
        },
        { release: () => {}, lost: () => {} },
      );
    }
    durableRead(engine, done, () => ({ symbol: p.symbol, refused }));
  },
});

/** Takes the mirror's orders in a market away. */
export const leaveMirror = verb({
  route: "DELETE /margrave/v1/market/mirrors/{symbol}",
  line: "market leave <symbol>",
  says:
    "Takes the mirror's orders in a market away, as `mirror` does when it ends: the book is its users' until the house " +
    "quotes again.",
  params: { symbol: symbolName },
  run({ symbol }, { engine }, done) {
    if (!engine.view.reference.markets.has(symbol)) return done(wireError("CONTROL_NOT_FOUND", { what: symbol }));
    memories.get(engine)?.delete(symbol);
    const own = mirrorOf(engine.view);
    if (own !== undefined)
      engine.perform(unmirrored(engine.view, own, symbol), () => {}, { release: () => {}, lost: () => {} });
    durableRead(engine, done, () => ({ symbol, mirrored: false }));
  },
});

function isContractOn(x: ExchangeView, symbol: string, coin: string): boolean {
  const market: View<Market> | undefined = x.reference.markets.get(symbol);
  return market?.kind === "contract" && market.base === coin;
}

function isOrder({ type }: Command): boolean {
  return type === "PlaceOrder" || type === "PlaceContractOrder";
}

function mirrorOf(x: ExchangeView): House | undefined {
  return houseOf(x, MIRROR_NAMES);
}

/** The mirror's accounts, which are opened when it first looks. */
function ownAccounts(engine: Engine): House {
  for (const name of Object.values(MIRROR_NAMES)) {
    if (engine.view.accounts.byName.has(name)) continue;
    engine.perform({ type: "OpenAccount", name, vip: 0, unrecorded: true }, () => {}, {
      release: () => {},
      lost: () => {},
    });
  }
  const own = mirrorOf(engine.view);
  if (own === undefined) throw new Error("invariant broken: the mirror's accounts are open");
  return own;
}

interface Told {
  readonly bids: readonly Line[];
  readonly asks: readonly Line[];
  readonly trades: readonly Line[];
  readonly price: Price | undefined;
  readonly index: Price | undefined;
  readonly mark: Price | undefined;
}

/** What was seen, on a market's grid: what is off it can be no order here. */
function seenIn(market: View<Market>, told: Told): Seen | WireError {
  const off = [...told.bids, ...told.asks, ...told.trades].find((line) => !fits(market, line));
  if (off !== undefined) {
    const line = `${plain(off.quantity)} at ${plain(off.price)}`;
    const why = `${line} is off the grid of ${market.symbol}: import the other venue's listing.`;
    return wireError("CONTROL_BAD_REQUEST", { why });
  }
  const { tick } = priceFilter(market);
  const standing = (line: Line): Standing => ({ at: ticksOf(line.price, tick), size: sizeIn(market, line.quantity) });
  const { price: last, index, mark } = told;
  return {
    bids: told.bids.map(standing),
    asks: told.asks.map(standing),
    trades: told.trades.map((line) => ({ ...standing(line), takerSide: line.side! })),
    price: last,
    index,
    mark,
  };
}

const ONE_CONTRACT = 100_000_000n;

function sizeIn(market: View<Market>, size: Quantity): Lots {
  return market.kind === "pair" ? wholeLots(size, market.filters.lot.step) : lots(Number(atoms(size) / ONE_CONTRACT));
}

function fits(market: View<Market>, line: Line): boolean {
  const { tick, max } = priceFilter(market);
  if (!isMultiple(line.price, tick) || line.price > max) return false;
  return market.kind === "pair"
    ? isMultiple(line.quantity, market.filters.lot.step)
    : atoms(line.quantity) % ONE_CONTRACT === 0n;
}
