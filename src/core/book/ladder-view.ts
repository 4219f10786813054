// Reading a ladder: the best price, the next worse one, the line at a price. Nothing here changes it.

import { whole } from "../../money/convert.ts";
import { count, type Lots, lots, type Ticks, ticks } from "../../money/units.ts";
import type { ReadonlyNumbers } from "../view.ts";
import { climb, highestBelow, lowestAbove, NO_BIT } from "./bitmap.ts";

/** A level or node that is not there. */
export const NONE = NO_BIT;

/** Prices a page. */
export const PAGE_SIZE = 256;
/** The bits of a price within its page. */
export const PAGE_MASK = PAGE_SIZE - 1;
/** The bits of a page's number within its chunk. */
export const CHUNK_BITS = 10;
/** Pages a chunk. */
export const CHUNK_SIZE = 1 << CHUNK_BITS;
/** The mask of those bits. */
export const CHUNK_MASK = CHUNK_SIZE - 1;

/** The best price's level, or NONE. */
export function bestLevel(ladder: LadderView<unknown>): number {
  return ladder.top === NONE ? NONE : known(ladder, ladder.top);
}

/** The best price, or undefined. */
export function bestTicks(ladder: LadderView<unknown>): Ticks | undefined {
  return ladder.top === NONE ? undefined : ticks(ladder.top);
}

/** The level next after another, going away from the best; or NONE. */
export function worseLevel(ladder: LadderView<unknown>, level: number): number {
  const from = ladder.levelTicks[level]!;
  const found = ladder.best === "highest" ? below(ladder, from) : above(ladder, from);
  return found === NONE ? NONE : known(ladder, found);
}

/** The level of a price, or NONE where nothing stands there. */
export function levelOf(ladder: LadderView<unknown>, at: Ticks): number {
  const page = pageOf(count(at));
  const levels = ladder.chunks[page >> CHUNK_BITS]?.pages[page & CHUNK_MASK]?.levels;
  return levels?.[count(at) & PAGE_MASK] ?? NONE;
}

/** The price of a level. */
export function ticksAt(ladder: LadderView<unknown>, level: number): Ticks {
  return ticks(ladder.levelTicks[level]!);
}

/** The lots standing at a level. */
export function lotsAt(ladder: LadderView<unknown>, level: number): Lots {
  return lots(ladder.levelLots[level]!);
}

/** The first node in a level's line. */
export function firstNode(ladder: LadderView<unknown>, level: number): number {
  return ladder.levelHead[level]!;
}

/** The node behind another, or NONE. */
export function nextNode(ladder: LadderView<unknown>, node: number): number {
  return ladder.nodeNext[node]!;
}

/** The lots of a node. */
export function lotsOfNode(ladder: LadderView<unknown>, node: number): Lots {
  return lots(ladder.nodeLots[node]!);
}

/** The lots a node hides behind those it shows. */
export function hiddenOfNode(ladder: LadderView<unknown>, node: number): Lots {
  return lots(ladder.nodeHidden[node]!);
}

/** A ladder as questions see it. */
export interface LadderView<T> {
  readonly best: "highest" | "lowest";
  readonly top: number;
  readonly depth: number;
  readonly chunks: readonly (ChunkView | undefined)[];
  readonly storeys: readonly ReadonlyNumbers[];
  readonly levelTicks: ReadonlyNumbers;
  readonly levelHead: ReadonlyNumbers;
  readonly levelLots: ReadonlyNumbers;
  readonly nodeNext: ReadonlyNumbers;
  readonly nodeLots: ReadonlyNumbers;
  readonly nodeHidden: ReadonlyNumbers;
  readonly nodePart: ReadonlyNumbers;
  readonly items: readonly (T | undefined)[];
}

interface ChunkView {
  readonly pages: readonly (PageView | undefined)[];
  readonly bits: ReadonlyNumbers;
}

interface PageView {
  readonly levels: ReadonlyNumbers;
  readonly bits: ReadonlyNumbers;
}

/** The page a price is in. Prices go beyond 32 bits, so the low bits are taken off before dividing. */
export function pageOf(at: number): number {
  return whole(at - (at & PAGE_MASK), PAGE_SIZE);
}

/** The level of a price that has one. */
function known(ladder: LadderView<unknown>, at: number): number {
  const page = pageOf(at);
  return ladder.chunks[page >> CHUNK_BITS]!.pages[page & CHUNK_MASK]!.levels[at & PAGE_MASK]!;
}

/** The highest used price below `from`, or NONE. */
export function below(ladder: LadderView<unknown>, from: number): number {
  const page = pageOf(from);
  const chunk = ladder.chunks[page >> CHUNK_BITS]!;
  const near = highestBelow(chunk.pages[page & CHUNK_MASK]!.bits, from & PAGE_MASK);
  if (near !== NONE) return from - (from & PAGE_MASK) + near;
  const beside = highestBelow(chunk.bits, page & CHUNK_MASK);
  if (beside !== NONE) return highestIn(ladder, page - (page & CHUNK_MASK) + beside);
  const far = climb(ladder.storeys, page >> CHUNK_BITS, highestBelow, "highest");
  if (far === NONE) return NONE;
  return highestIn(ladder, far * CHUNK_SIZE + highestBelow(ladder.chunks[far]!.bits, CHUNK_SIZE));
}

/** The lowest used price above `from`, or NONE. */
export function above(ladder: LadderView<unknown>, from: number): number {
  const page = pageOf(from);
  const chunk = ladder.chunks[page >> CHUNK_BITS]!;
  const near = lowestAbove(chunk.pages[page & CHUNK_MASK]!.bits, from & PAGE_MASK);
  if (near !== NONE) return from - (from & PAGE_MASK) + near;
  const beside = lowestAbove(chunk.bits, page & CHUNK_MASK);
  if (beside !== NONE) return lowestIn(ladder, page - (page & CHUNK_MASK) + beside);
  const far = climb(ladder.storeys, page >> CHUNK_BITS, lowestAbove, "lowest");
  if (far === NONE) return NONE;
  return lowestIn(ladder, far * CHUNK_SIZE + lowestAbove(ladder.chunks[far]!.bits, -1));
}

function highestIn(ladder: LadderView<unknown>, page: number): number {
  const { bits } = ladder.chunks[page >> CHUNK_BITS]!.pages[page & CHUNK_MASK]!;
  return page * PAGE_SIZE + highestBelow(bits, PAGE_SIZE);
}

function lowestIn(ladder: LadderView<unknown>, page: number): number {
  const { bits } = ladder.chunks[page >> CHUNK_BITS]!.pages[page & CHUNK_MASK]!;
  return page * PAGE_SIZE + lowestAbove(bits, -1);
}
