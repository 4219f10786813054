// Price-ordered queues: at each price a first-in-first-out line, and bitmaps that find the next
// price that has one. Used for the two sides of a book and for stop prices waiting to be reached.
// Prices are ticks and sizes lots, both safe integers; the arrays grow, nothing is searched.
//
//   price ──▶ chunk (1,024 pages) ──▶ page (256 prices) ──▶ level ──▶ node ◀──▶ node ◀──▶ node
//   A page has a bit a price, a chunk a bit a page, and above the chunks stand storeys of bitmaps:
//   32 chunks a word, 32 words a bit of the next storey, up to a single word.

import { whole } from "../../money/convert.ts";
import { count, type Lots, lots, type Ticks } from "../../money/units.ts";
import { WORD_BITS } from "./bitmap.ts";
import { above, below, CHUNK_BITS, CHUNK_MASK, CHUNK_SIZE, NONE, PAGE_MASK, PAGE_SIZE, pageOf } from "./ladder-view.ts";

/** One direction of price-ordered queues of items of type T. */
export interface Ladder<T> {
  /** Whether the best price is the highest (bids, stops waiting for a fall) or the lowest. */
  readonly best: "highest" | "lowest";
  /** The best level's ticks, or NONE. */
  top: number;
  /** Prices that have a queue. */
  depth: number;
  readonly chunks: (Chunk | undefined)[];
  /** An empty page kept at hand, so that a price that comes and goes makes no new one each time. */
  spare: Page | undefined;
  /** storeys[0] has a bit a chunk, storeys[1] a bit a word of storeys[0], and so on. */
  readonly storeys: readonly Uint32Array[];
  // Levels, by number; freed ones are chained through levelNext.
  levelTicks: Float64Array;
  levelHead: Int32Array;
  levelTail: Int32Array;
  levelLots: Float64Array;
  levelFree: number;
  levelCount: number;
  // Nodes, by number; freed ones are chained through nodeNext.
  nodeNext: Int32Array;
  nodePrevious: Int32Array;
  nodeLevel: Int32Array;
  nodeLots: Float64Array;
  /** What stands behind the lots of a node, and how much of it comes forward at a time. */
  nodeHidden: Float64Array;
  nodePart: Float64Array;
  nodeFree: number;
  nodeCount: number;
  readonly items: (T | undefined)[];
}

/** 1,024 neighbouring pages. */
interface Chunk {
  readonly pages: (Page | undefined)[];
  readonly bits: Uint32Array;
  used: number;
}

/** The levels of 256 neighbouring prices. */
interface Page {
  readonly levels: Int32Array;
  readonly bits: Uint32Array;
  used: number;
}

const FIRST_ROOM = 64;

/** An empty ladder for prices up to `limit` ticks. */
export function emptyLadder<T>(best: "highest" | "lowest", limit: Ticks): Ladder<T> {
  const storeys: Uint32Array[] = [];
  let bits = (pageOf(count(limit)) >> CHUNK_BITS) + 1;
  do {
    bits = whole(bits + WORD_BITS - 1, WORD_BITS);
    storeys.push(new Uint32Array(bits));
  } while (bits > 1);
  return {
    best,
    top: NONE,
    depth: 0,
    chunks: [],
    spare: undefined,
    storeys,
    levelTicks: new Float64Array(FIRST_ROOM),
    levelHead: new Int32Array(FIRST_ROOM),
    levelTail: new Int32Array(FIRST_ROOM),
    levelLots: new Float64Array(FIRST_ROOM),
    levelFree: NONE,
    levelCount: 0,
    nodeNext: new Int32Array(FIRST_ROOM),
    nodePrevious: new Int32Array(FIRST_ROOM),
    nodeLevel: new Int32Array(FIRST_ROOM),
    nodeLots: new Float64Array(FIRST_ROOM),
    nodeHidden: new Float64Array(FIRST_ROOM),
    nodePart: new Float64Array(FIRST_ROOM),
    nodeFree: NONE,
    nodeCount: 0,
    items: [],
  };
}

/** Puts an item at the end of the line at a price and says which node it got. */
export function push<T>(ladder: Ladder<T>, at: Ticks, item: T, size: Lots): number {
  return pushIceberg(ladder, at, item, size, size);
}

/** Puts an item at the end of the line that shows only a part of its size at a time. */
export function pushIceberg<T>(ladder: Ladder<T>, at: Ticks, item: T, size: Lots, part: Lots): number {
  const level = levelAt(ladder, count(at));
  const node = takeNode(ladder);
  const shown = size < part ? count(size) : count(part);
  ladder.items[node] = item;
  ladder.nodeLots[node] = shown;
  ladder.nodeHidden[node] = count(size) - shown;
  ladder.nodePart[node] = count(part);
  ladder.nodeLevel[node] = level;
  append(ladder, level, node);
  ladder.levelLots[level] = ladder.levelLots[level]! + shown;
  return node;
}

/** Takes a node out of its line. */
export function remove<T>(ladder: Ladder<T>, node: number): void {
  const level = ladder.nodeLevel[node]!;
  ladder.levelLots[level] = ladder.levelLots[level]! - ladder.nodeLots[node]!;
  unlink(ladder, level, node);
  ladder.items[node] = undefined;
  ladder.nodeNext[node] = ladder.nodeFree;
  ladder.nodeFree = node;
  if (ladder.levelHead[level] === NONE) dropLevel(ladder, level);
}

/**
 * Takes lots off a node, what it shows before what it hides. One whose shown lots are gone shows its
 * next part at the end of the line; one that has nothing left is taken out. Says whether it stays.
 */
export function take<T>(ladder: Ladder<T>, node: number, by: Lots): "stays" | "gone" {
  const level = ladder.nodeLevel[node]!;
  const shown = ladder.nodeLots[node]!;
  const taken = count(by);
  if (taken < shown) {
    ladder.nodeLots[node] = shown - taken;
    ladder.levelLots[level] = ladder.levelLots[level]! - taken;
    return "stays";
  }
  const left = shown + ladder.nodeHidden[node]! - taken;
  if (left <= 0) {
    remove(ladder, node);
    return "gone";
  }
  show(ladder, node, lots(left), ladder.nodePart[node]!);
  return "stays";
}

/** Takes lots off a node, what it hides before what it shows; it keeps its place, and is taken out where nothing is left. */
export function shrink<T>(ladder: Ladder<T>, node: number, by: Lots): "stays" | "gone" {
  const level = ladder.nodeLevel[node]!;
  const fromHidden = Math.min(ladder.nodeHidden[node]!, count(by));
  const fromShown = count(by) - fromHidden;
  if (fromShown >= ladder.nodeLots[node]!) {
    remove(ladder, node);
    return "gone";
  }
  ladder.nodeHidden[node] = ladder.nodeHidden[node]! - fromHidden;
  ladder.nodeLots[node] = ladder.nodeLots[node]! - fromShown;
  ladder.levelLots[level] = ladder.levelLots[level]! - fromShown;
  return "stays";
}

/** Sends a node to the end of its line with what is left of it, showing at most a part. */
export function show<T>(ladder: Ladder<T>, node: number, left: Lots, part: number): void {
  const level = ladder.nodeLevel[node]!;
  const shown = Math.min(count(left), part);
  ladder.levelLots[level] = ladder.levelLots[level]! - ladder.nodeLots[node]! + shown;
  ladder.nodeLots[node] = shown;
  ladder.nodeHidden[node] = count(left) - shown;
  unlink(ladder, level, node);
  append(ladder, level, node);
}

function levelAt<T>(ladder: Ladder<T>, at: number): number {
  const page = pageFor(ladder, pageOf(at));
  const slot = at & PAGE_MASK;
  const there = page.levels[slot]!;
  if (there !== NONE) return there;
  const level = takeLevel(ladder);
  ladder.levelTicks[level] = at;
  ladder.levelHead[level] = NONE;
  ladder.levelTail[level] = NONE;
  ladder.levelLots[level] = 0;
  page.levels[slot] = level;
  page.bits[slot >> 5] = page.bits[slot >> 5]! | (1 << (slot & 31));
  if (page.used++ === 0) mark(ladder, pageOf(at));
  ladder.depth++;
  if (ladder.top === NONE || (ladder.best === "highest" ? at > ladder.top : at < ladder.top)) ladder.top = at;
  return level;
}

function pageFor<T>(ladder: Ladder<T>, number: number): Page {
  let chunk = ladder.chunks[number >> CHUNK_BITS];
  if (chunk === undefined) {
    chunk = { pages: [], bits: new Uint32Array(CHUNK_SIZE >> 5), used: 0 };
    while (ladder.chunks.length < number >> CHUNK_BITS) ladder.chunks.push(undefined);
    ladder.chunks[number >> CHUNK_BITS] = chunk;
  }
  let page = chunk.pages[number & CHUNK_MASK];
  if (page === undefined) {
    page = ladder.spare ?? {
      levels: new Int32Array(PAGE_SIZE).fill(NONE),
      bits: new Uint32Array(PAGE_SIZE >> 5),
      used: 0,
    };
    ladder.spare = undefined;
    while (chunk.pages.length < (number & CHUNK_MASK)) chunk.pages.push(undefined);
    chunk.pages[number & CHUNK_MASK] = page;
  }
  return page;
}

function dropLevel<T>(ladder: Ladder<T>, level: number): void {
  const at = ladder.levelTicks[level]!;
  if (at === ladder.top) ladder.top = ladder.best === "highest" ? below(ladder, at) : above(ladder, at);
  const page = pageFor(ladder, pageOf(at));
  const slot = at & PAGE_MASK;
  page.levels[slot] = NONE;
  page.bits[slot >> 5] = page.bits[slot >> 5]! & ~(1 << (slot & 31));
  if (--page.used === 0) {
    unmark(ladder, pageOf(at));
    ladder.chunks[pageOf(at) >> CHUNK_BITS]!.pages[pageOf(at) & CHUNK_MASK] = undefined;
    ladder.spare = page;
  }
  ladder.levelHead[level] = ladder.levelFree;
  ladder.levelFree = level;
  ladder.depth--;
}

/** Marks a page in its chunk and, where it is the chunk's first, the chunk in the storeys. */
function mark<T>(ladder: Ladder<T>, number: number): void {
  const chunk = ladder.chunks[number >> CHUNK_BITS]!;
  const within = number & CHUNK_MASK;
  chunk.bits[within >> 5] = chunk.bits[within >> 5]! | (1 << (within & 31));
  if (chunk.used++ > 0) return;
  let bit = number >> CHUNK_BITS;
  for (const storey of ladder.storeys) {
    const word = bit >> 5;
    const before = storey[word]!;
    storey[word] = before | (1 << (bit & 31));
    if (before !== 0) return;
    bit = word;
  }
}

function unmark<T>(ladder: Ladder<T>, number: number): void {
  const chunk = ladder.chunks[number >> CHUNK_BITS]!;
  const within = number & CHUNK_MASK;
  chunk.bits[within >> 5] = chunk.bits[within >> 5]! & ~(1 << (within & 31));
  if (--chunk.used > 0) return;
  let bit = number >> CHUNK_BITS;
  for (const storey of ladder.storeys) {
    const word = bit >> 5;
    const after = storey[word]! & ~(1 << (bit & 31));
    storey[word] = after;
    if (after !== 0) return;
    bit = word;
  }
}

function append<T>(ladder: Ladder<T>, level: number, node: number): void {
  const tail = ladder.levelTail[level]!;
  ladder.nodeNext[node] = NONE;
  ladder.nodePrevious[node] = tail;
  if (tail === NONE) ladder.levelHead[level] = node;
  else ladder.nodeNext[tail] = node;
  ladder.levelTail[level] = node;
}

function unlink<T>(ladder: Ladder<T>, level: number, node: number): void {
  const previous = ladder.nodePrevious[node]!;
  const next = ladder.nodeNext[node]!;
  if (previous === NONE) ladder.levelHead[level] = next;
  else ladder.nodeNext[previous] = next;
  if (next === NONE) ladder.levelTail[level] = previous;
  else ladder.nodePrevious[next] = previous;
}

function takeLevel<T>(ladder: Ladder<T>): number {
  const reused = ladder.levelFree;
  if (reused !== NONE) {
    ladder.levelFree = ladder.levelHead[reused]!;
    return reused;
  }
  if (ladder.levelCount === ladder.levelTicks.length) {
    ladder.levelTicks = larger(ladder.levelTicks, Float64Array);
    ladder.levelLots = larger(ladder.levelLots, Float64Array);
    ladder.levelHead = larger(ladder.levelHead, Int32Array);
    ladder.levelTail = larger(ladder.levelTail, Int32Array);
  }
  return ladder.levelCount++;
}

function takeNode<T>(ladder: Ladder<T>): number {
  const reused = ladder.nodeFree;
  if (reused !== NONE) {
    ladder.nodeFree = ladder.nodeNext[reused]!;
    return reused;
  }
  if (ladder.nodeCount === ladder.nodeNext.length) {
    ladder.nodeNext = larger(ladder.nodeNext, Int32Array);
    ladder.nodePrevious = larger(ladder.nodePrevious, Int32Array);
    ladder.nodeLevel = larger(ladder.nodeLevel, Int32Array);
    ladder.nodeLots = larger(ladder.nodeLots, Float64Array);
    ladder.nodeHidden = larger(ladder.nodeHidden, Float64Array);
    ladder.nodePart = larger(ladder.nodePart, Float64Array);
  }
  return ladder.nodeCount++;
}

function larger<A extends Int32Array | Float64Array>(array: A, make: new (length: number) => A): A {
  const grown = new make(array.length * 2);
  grown.set(array);
  return grown;
}
