// The lines in which a reader of files tells a venue what happened elsewhere.
//
//   <ms> <symbol> trade <price> <quantity> <buy|sell>
//   <ms> <symbol> changes|whole|best b <price> <quantity> <price> <quantity> … a <price> <quantity> …
//   <ms> <symbol> around <percent> <quantity> <percent> <quantity> …

import { type Market, priceFilter } from "../../core/listing.ts";
import type { View } from "../../core/view.ts";
import type { RecordedEvent } from "../../market/recorded.ts";
import type { RecordedLevel } from "../../market/recorded-book.ts";
import { isMultiple } from "../../money/arithmetic.ts";
import { nearestTicks, wholeLots } from "../../money/convert.ts";
import { readDecimal } from "../../money/text.ts";
import {
  atoms,
  count,
  instant,
  type Lots,
  lots,
  type Price,
  price,
  type Quantity,
  quantity,
  SCALE,
} from "../../money/units.ts";

/** A line that cannot be: its message is for the caller. */
export class Illegible extends Error {}

const ONE_CONTRACT = 100_000_000n;

/** What lines tell of, which name markets that there are. */
export function readRecord(text: string, marketOf: (symbol: string) => View<Market> | undefined): RecordedEvent[] {
  return text
    .trim()
    .split("\n")
    .map((line) => readLine(line, marketOf));
}

function readLine(line: string, marketOf: (symbol: string) => View<Market> | undefined): RecordedEvent {
  const [ms = "", symbol = "", kind, ...words] = line.split(" ");
  if (!/^[0-9]{1,15}$/.test(ms)) throw new Illegible(`"${ms.slice(0, 40)}" is no time`);
  const market = marketOf(symbol);
  if (market === undefined) throw new Illegible(`${symbol.slice(0, 40)} does not exist`);
  return { at: instant(Number(ms)), symbol, what: whatOf(market, kind ?? "", words) };
}

function whatOf(market: View<Market>, kind: string, words: readonly string[]): RecordedEvent["what"] {
  if (kind === "trade") {
    const [at = "", size = "", side, ...more] = words;
    if ((side !== "buy" && side !== "sell") || more.length > 0)
      throw new Illegible("a trade is <price> <quantity> <buy|sell>");
    return { kind, trade: { price: priceOf(at), quantity: quantityOf(size), takerSide: side } };
  }
  if (kind === "changes" || kind === "whole" || kind === "best")
    return { kind: "book", saying: kind, levels: levelsOf(market, words) };
  if (kind !== "around") throw new Illegible(`"${kind.slice(0, 40)}" is nothing that happens in a market`);
  const within = [];
  for (let nth = 0; nth + 1 < words.length; nth += 2) {
    const percent = Number(words[nth]);
    if (!(Math.abs(percent) > 0 && Math.abs(percent) < 100))
      throw new Illegible(`"${words[nth]!.slice(0, 40)}" is no percentage`);
    within.push({ percent, lots: count(lotsOf(market, quantityOf(words[nth + 1]!))) });
  }
  return { kind, within };
}

function levelsOf(market: View<Market>, words: readonly string[]): RecordedLevel[] {
  const { tick, max } = priceFilter(market);
  const levels: RecordedLevel[] = [];
  const seen = new Set<string>();
  let side: "buy" | "sell" = "buy";
  for (let nth = 0; nth < words.length; nth++) {
    const word = words[nth]!;
    if (word === "b" || word === "a") {
      side = word === "b" ? "buy" : "sell";
      continue;
    }
    const at = priceOf(word);
    if (!isMultiple(at, tick) || at > max)
      throw new Illegible(`${market.symbol} has no price ${word.slice(0, 40)} here`);
    const size = quantityOf(words[++nth] ?? "");
    const key = `${side}${atoms(at)}`;
    if (seen.has(key)) throw new Illegible(`${word.slice(0, 40)} is told twice`);
    seen.add(key);
    levels.push({ side, ticks: nearestTicks(at, tick, "half-up"), lots: lotsOf(market, size) });
  }
  return levels;
}

/** Whole lots of a quantity, rounded down. */
function lotsOf(market: View<Market>, size: Quantity): Lots {
  return market.kind === "pair" ? wholeLots(size, market.filters.lot.step) : lots(Number(atoms(size) / ONE_CONTRACT));
}

function priceOf(text: string): Price {
  const read = readDecimal(text, SCALE.price);
  if (typeof read === "string" || read <= 0n) throw new Illegible(`"${text.slice(0, 40)}" is no price`);
  return price(read);
}

function quantityOf(text: string): Quantity {
  const read = readDecimal(text, SCALE.quantity);
  if (typeof read === "string" || read < 0n) throw new Illegible(`"${text.slice(0, 40)}" is no quantity`);
  return quantity(read);
}
