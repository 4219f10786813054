// What the compiler must refuse: each line below is a mistake somebody could make, and the number of
// the error that stops it. All of them are compiled at once, as files of their own, under the
// project's own settings.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROJECT } from "../guards/tree.ts";

/** What a snippet may speak of. */
const SCOPE = `
declare const x: Exchange;
declare const view: ExchangeView;
declare const emit: Emit;
declare const p: Price, p2: Price, q: Quantity, a: Amount, v: Value, r: Rate;
declare const t: Ticks, l: Lots, c: Contracts, at: Instant, s: Span;
`;

const IMPORTS = `
import type { Command } from "SRC/core/commands.ts";
import { decide } from "SRC/core/decide.ts";
import type { Emit } from "SRC/core/emit.ts";
import type { Event } from "SRC/core/events.ts";
import { evolve } from "SRC/core/evolve.ts";
import { refuse, type Rejection } from "SRC/core/rejections.ts";
import type { Exchange, ExchangeView } from "SRC/core/state.ts";
import { step } from "SRC/core/step.ts";
import { add, equal, isPositive, later, least, minus, plus } from "SRC/money/arithmetic.ts";
import { commission, notional, priceAt, ticksOf } from "SRC/money/convert.ts";
import type { Amount, Contracts, Instant, Lots, Price, Quantity, Rate, Span, Ticks, Value } from "SRC/money/units.ts";
import { atoms, count, price, quantity } from "SRC/money/units.ts";
`;

/** A mistake, what it looks like, and the errors that stop it. */
type Mistake = readonly [name: string, text: string, error: string];

const MONEY: readonly Mistake[] = [
  ["adding two prices with +", "export const y = p + p2;", "TS2365"],
  ["a price and a quantity added", "export const y = p + q;", "TS2365"],
  ["a price times a price", "export const y = p * p2;", "TS2362 TS2363"],
  ["ticks times lots", "export const y = t * l;", "TS2362 TS2363"],
  ["a price below a quantity", "export const y = p < q;", "TS2365"],
  ["ticks below lots", "export const y = t < l;", "TS2365"],
  ["a price equal to a quantity", "export const y = p === q;", "TS2367"],
  ["a price against a bare number", "export const y = p > 0n;", "TS2365"],
  ["a price as a bigint", "export const y: bigint = p;", "TS2322"],
  ["a bigint as a price", "export const y: Price = 1n;", "TS2322"],
  ["lots as a number", "export const y: number = l;", "TS2322"],
  ["a number as lots", "export const y: Lots = 1;", "TS2322"],
  ["a quantity as an amount", "export const y: Amount = q;", "TS2322"],
  ["a small unit as a large one", "export const y = atoms(l);", "TS2345"],
  ["a large unit as a small one", "export const y = count(q);", "TS2345"],
  ["a price plus a quantity by name", "export const y = plus(p, q);", "TS2345"],
  ["an amount less a value by name", "export const y = minus(a, v);", "TS2345"],
  ["ticks and lots added by name", "export const y = add(t, l);", "TS2345"],
  ["the least of two units", "export const y = least(p, q);", "TS2345"],
  ["two units compared by name", "export const y = equal(a, v);", "TS2345"],
  ["a moment after a moment", "export const y = later(at, at);", "TS2345"],
  ["a product without a rounding", "export const y = notional(p, q);", "TS2554"],
  ["a rounding nobody knows", 'export const y = notional(p, q, "nearest");', "TS2345"],
  ["price and quantity in the wrong order", 'export const y = notional(q, p, "down");', "TS2345"],
  ["a fee at a price", 'export const y = commission(a, p, "down");', "TS2345"],
  ["lots for ticks", "export const y = priceAt(l, p);", "TS2345"],
  ["a float as a price", "export const y = price(1.5);", "TS2345"],
];

const VIEWS: readonly Mistake[] = [
  ["a field of a view", "view.at = at;", "TS2540"],
  ["a counter of a view", "view.counters.order = 1;", "TS2540"],
  ["an entry of a map", 'view.books.set("x", x.books.get("x")!);', "TS2339"],
  ["an entry taken out of a map", "view.orders.open.delete(1);", "TS2339"],
  ["a map emptied", "view.orders.settled.clear();", "TS2339"],
  ["a field of something fetched", "view.orders.open.get(1)!.filled = l;", "TS2540"],
  ["a balance", "view.ledger.cells[0] = 1n;", "TS2542"],
  ["a list made longer", "view.ledger.purses.push(x.ledger.purses[0]!);", "TS2339"],
  ["a view handed in as the exchange", "declare const e: Event;\nevolve(view, e);", "TS2345"],
  ["a view stepped", "declare const k: Command;\nstep(view, at, k);", "TS2345"],
  ["a view kept as the exchange", "export const y: Exchange = view;", "TS2322"],
];

const WORDS: readonly Mistake[] = [
  ["a command nobody knows", 'export const y: Command = { type: "Wish" };', "TS2322"],
  [
    "a command without all it needs",
    'export const y: Command = { type: "Borrow", asset: "BTC", amount: a };',
    "TS2322",
  ],
  ["an event nobody knows", 'emit({ type: "Wished" });', "TS2322"],
  ["an event with a fact too many", 'emit({ type: "OrderRested", order: 1, price: p });', "TS2353"],
  ["an event in the wrong unit", 'emit({ type: "Credited", purse: 0, asset: "BTC", amount: q });', "TS2322"],
  ["a refusal nobody knows", 'export const y = refuse("because");', "TS2345"],
  ["a refusal without its facts", 'export const y: Rejection = refuse("no-isolated-account");', "TS2322 TS2345"],
  [
    "a switch that leaves refusals out",
    'export function y(e: Rejection): number {\n  switch (e.reason) {\n    case "unknown-account":\n      return 1;\n  }\n}',
    "TS2366",
  ],
  ["a field that may be missing", 'export const y: number = view.books.get("x").updateId;', "TS2532"],
  ["an optional field said to be undefined", "export const y: { z?: number } = { z: undefined };", "TS2375"],
  ["an enum", "export enum Y {\n  A,\n}", "TS1294"],
  ["a parameter property", "export class Y {\n  constructor(readonly z: number) {}\n}", "TS1294"],
];

/** What must go on compiling, so that the errors above are not those of a broken scope. */
const RIGHT: readonly (readonly [name: string, text: string])[] = [
  ["comparing two of one unit", "export const y = p < p2 && t >= t && at !== at;"],
  ["adding two of one unit", "export const y: Price = plus(p, p2);"],
  ["a product with a rounding", 'export const y: Amount = notional(p, q, "down");'],
  ["reading a view", "export const y = view.orders.open.get(1)?.filled;"],
  ["an exchange handed in as a view", "export const y: ExchangeView = x;"],
  ["an event with its facts", 'emit({ type: "Credited", purse: 0, asset: "BTC", amount: a });'],
  ["a refusal without facts", 'export const y: Rejection = refuse("unknown-account");'],
  [
    "the rest of the scope",
    "export const y = [c, s, r, v, quantity(1n), isPositive(p), ticksOf(p, p2), step, decide];",
  ],
];

let folder = "";
/** The numbers of the errors of each file. */
const errors = new Map<string, string[]>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "margrave-types-"));
  const source = relative(folder, join(PROJECT, "src")).replaceAll("\\", "/");
  const all = [...MONEY, ...VIEWS, ...WORDS, ...RIGHT];
  mkdirSync(join(folder, "cases"));
  for (const [name, text] of all) {
    const imports = IMPORTS.replaceAll("SRC", `../${source}`);
    writeFileSync(join(folder, "cases", fileOf(name)), `${imports}${SCOPE}${text}\nexport {};\n`);
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "tsconfig.json"), settings());
  const ended = spawnSync(process.execPath, [join(PROJECT, "node_modules/typescript/bin/tsc"), "-p", folder], {
    encoding: "utf8",
  });
  for (const line of ended.stdout.split("\n")) {
    const found = /cases\/([\w-]+\.ts)\(\d+,\d+\): error (TS\d+)/.exec(line);
    if (found !== null) errors.set(found[1]!, [...(errors.get(found[1]!) ?? []), found[2]!]);
  }
  // Nothing found at all would mean that the compiler did not look.
  if (errors.size === 0) throw new Error(`the compiler found nothing: ${ended.stdout}${ended.stderr}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ["money", MONEY],
  ["views", VIEWS],
  ["words", WORDS],
])("%s", (_, mistakes) => {
  test.each(mistakes)("%s does not compile", (name, _text, error) => {
    expect(errors.get(fileOf(name))).toEqual(error.split(" "));
  });
});

test.each(RIGHT)("%s compiles", (name) => {
  expect(errors.get(fileOf(name))).toBe(undefined);
});

/** The settings of the project, for a folder outside it and with unused names allowed. */
function settings(): string {
  const { compilerOptions } = JSON.parse(readFileSync(join(PROJECT, "tsconfig.sealed.json"), "utf8")) as {
    compilerOptions: Record<string, unknown>;
  };
  const { lib, types } = compilerOptions;
  return JSON.stringify({
    extends: join(PROJECT, "tsconfig.base.json"),
    compilerOptions: {
      lib,
      types,
      noEmit: true,
      composite: false,
      incremental: false,
      declaration: false,
      rewriteRelativeImportExtensions: false,
      allowImportingTsExtensions: true,
      noUnusedLocals: false,
    },
    include: ["cases"],
  });
}

function fileOf(name: string): string {
  return `${name.replaceAll(/[^\w]+/g, "-")}.ts`;
}
