// What a listing that came from elsewhere needs before it is traded: coins for the lending pool and for the house, first
// prices where they are known, and quotes.

import type { Command } from "../core/commands.ts";
import type { Asset, Contract, Market, Pair } from "../core/listing.ts";
import { indexOf, markOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { View } from "../core/view.ts";
import { isPositive, least, plus } from "../money/arithmetic.ts";
import { indexFrom } from "../money/convert.ts";
import { type Amount, amount, NO_AMOUNT, type Price } from "../money/units.ts";
import { FULL, type House, LEAN, quote } from "./makers.ts";

/** The lending pool has so many times what one cross account may owe: of every coin about as in a fresh venue. */
const POOL_TIMES = 100;
/** And no more than this: all there is of a coin, everybody's and the house's four wallets, has to stay countable. */
const MOST_LENT: Amount = amount(5_000_000_000n * 100_000_000n);
/** What each of the house's traders has of a new coin in a wallet, however little one is worth. */
const HOUSE_COINS: Amount = amount(2_500_000_000n * 100_000_000n);
/** With more new markets than this, the house quotes each with few orders. */
const MANY = 50;

/** What was known before a listing was taken over, and what is new. */
export interface NewListing {
  /** The assets of the listing, and the names of those that were listed before. */
  readonly assets: readonly Asset[];
  readonly listedBefore: ReadonlySet<string>;
  readonly markets: readonly (Pair | Contract)[];
  /** Last prices by market, dollar indexes and marks by contract. */
  readonly prices: ReadonlyMap<string, Price>;
  readonly indexes: ReadonlyMap<string, { readonly index: Price; readonly mark: Price }>;
}

/** The commands that furnish what was listed just now; each looks at the exchange as it is when it is taken. */
export function* furnish(x: ExchangeView, house: House | undefined, listing: NewListing): Generator<Command> {
  const { assets, listedBefore, markets } = listing;
  for (const { name, borrowable, borrowLimits } of assets) {
    const lent = Array.from({ length: POOL_TIMES }).reduce<Amount>((sum) => plus(sum, borrowLimits[0]!), NO_AMOUNT);
    if (borrowable && !listedBefore.has(name) && isPositive(lent))
      yield { type: "Credit", to: { kind: "pool" }, asset: name, amount: least(lent, MOST_LENT) };
  }
  if (house !== undefined) yield* equip(house, listing);
  yield* observe(x, listing);
  if (house === undefined) return;
  for (const { symbol } of markets) yield* quote(x, house, symbol, markets.length > MANY ? LEAN : FULL);
}

function* equip(house: House, { assets, listedBefore, markets }: NewListing): Generator<Command> {
  const contracts = markets.filter((each) => each.kind === "contract");
  const settled = new Set(contracts.map(({ base }) => base));
  for (const account of [house.maker, house.tape]) {
    for (const { name } of assets) {
      if (listedBefore.has(name)) continue;
      yield { type: "Credit", to: { kind: "spot", account }, asset: name, amount: HOUSE_COINS };
    }
    for (const asset of settled) yield { type: "Credit", to: { kind: "coinm", account }, asset, amount: HOUSE_COINS };
    for (const { symbol } of contracts) yield { type: "ChangeLeverage", account, symbol, leverage: 1 };
  }
}

/** First prices of coins that have none: of contracts' indexes first, then of pairs whose other coin has one. */
function* observe(x: ExchangeView, { markets, prices, indexes }: NewListing): Generator<Command> {
  const contracts = markets.filter((each) => each.kind === "contract");
  for (const { symbol, base } of contracts) {
    const said = indexes.get(symbol);
    if (said !== undefined && isPositive(said.index) && indexOf(x.prices, base) === undefined)
      yield { type: "ObserveIndex", asset: base, price: said.index };
  }
  // A coin that is priced in another that is priced in dollars is reached in the second round.
  for (let round = 0; round < 2; round++) {
    for (const pair of markets as readonly View<Market>[]) {
      if (pair.kind !== "pair" || indexOf(x.prices, pair.base) !== undefined) continue;
      const [at, quoted] = [prices.get(pair.symbol), indexOf(x.prices, pair.quote)];
      if (at === undefined || quoted === undefined || !isPositive(at)) continue;
      const index = indexFrom(at, quoted, "half-up");
      if (isPositive(index)) yield { type: "ObserveIndex", asset: pair.base, price: index };
    }
  }
  for (const { symbol, base } of contracts) {
    const mark = indexes.get(symbol)?.mark ?? indexOf(x.prices, base);
    if (mark !== undefined && isPositive(mark) && markOf(x.prices, symbol) === undefined)
      yield { type: "ObserveMark", symbol, price: mark };
  }
}
