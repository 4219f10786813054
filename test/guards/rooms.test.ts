// The rules between rooms: each finds the fault planted for it, and nothing in a sound tree.

import { describe, expect, test } from "vitest";
import { sentence } from "../../scripts/finding.ts";
import { roomFindings } from "../../scripts/rooms.ts";
import { plant, PROJECT } from "./tree.ts";

/** What the rules say of a tree with one file more. */
function found(path: string, text: string, more: Readonly<Record<string, string>> = {}): string[] {
  return roomFindings(plant({ ...more, [path]: text })).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

test("a sound tree passes", () => {
  expect(roomFindings(plant({}))).toEqual([]);
});

test("an empty tree fails", () => {
  expect(roomFindings(plant({}, {})).map((finding) => finding.rule)).toEqual(["nothing-to-check"]);
});

test("a tree without one of the sealed rooms fails", () => {
  const root = plant({}, { "src/main.ts": "// Wires it.\n" });
  expect(roomFindings(root).map(({ file, rule }) => `${file} ${rule}`)).toEqual([
    "src/money nothing-to-check",
    "src/core nothing-to-check",
  ]);
});

test("a file that is no program stops the guard", () => {
  expect(() => roomFindings(plant({ "src/core/broken.ts": "// x\n\nexport const = ;\n" }))).toThrow(
    "src/core/broken.ts:3",
  );
});

test("a finding names the place, the rule and the cure", () => {
  const [first] = roomFindings(plant({ "src/market/x.ts": 'import "node:fs";\n' }));
  expect(sentence(first!)).toBe(
    'src/market/x.ts:1  [outside] x.ts of market may not import "node:fs". Cure: declare what you need as a port ' +
      "and let main.ts hand it in, or name the file in scripts/rooms/table.ts.",
  );
});

test("the project itself is looked at", () => {
  const planted = { file: "src/core/step.ts", line: 1, rule: "x", says: "x", cure: "x" };
  expect(sentence(planted)).toContain("src/core/step.ts:1");
  expect(roomFindings(PROJECT).filter((finding) => finding.rule === "nothing-to-check")).toEqual([]);
});

describe("between rooms", () => {
  const engine = { "src/engine/engine.ts": "export const turn = 1;\n" };

  test.each([
    ["a value import upwards", 'import { turn } from "../engine/engine.ts";\nexport const x = turn;\n', "rooms"],
    [
      "a type import upwards",
      'import type { turn } from "../engine/engine.ts";\nexport type X = typeof turn;\n',
      "rooms",
    ],
    ["an inline type import upwards", 'export type X = import("../engine/engine.ts").turn;\n', "rooms"],
    ["a re-export from above", 'export { turn } from "../engine/engine.ts";\n', "rooms"],
    ["a lazy import upwards", 'export const x = () => import("../engine/engine.ts");\n', "rooms"],
    [
      "an import through a wall",
      'import type { Balance } from "../core/ledger/ledger.ts";\nexport type X = Balance;\n',
      "doors",
    ],
    ["an import of a test", 'import "../core/x.test.ts";\n', "doors"],
    ["a barrel", 'export * from "../core/step.ts";\n', "no-barrels"],
    ["a computed import", 'const name = "x";\nexport const x = import(name);\n', "plain-imports"],
    ["an import of nothing", 'import "../core/nowhere.ts";\n', "plain-imports"],
    ["an import without its ending", 'import "../core/step";\n', "plain-imports"],
    ["a module of Node", 'import "node:fs";\n', "outside"],
    ["a package", 'import "ws";\n', "outside"],
    ["an import from the scripts", 'import "../../scripts/x.ts";\n', "rooms"],
  ])("%s is found", (_, text, rule) => {
    const more = { ...engine, "src/core/x.test.ts": "", "scripts/x.ts": "" };
    const findings = found("src/market/x.ts", text, more);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(new RegExp(`^src/market/x\\.ts:[12] ${rule}$`));
  });

  test("a room without a row is found", () => {
    expect(found("src/lounge/x.ts", 'import "../money/units.ts";\n')).toEqual(["src/lounge/x.ts:1 rooms"]);
  });

  test("a script goes through the doors, a test may go in", () => {
    const text = 'import type { Balance } from "../src/core/ledger/ledger.ts";\nexport type X = Balance;\n';
    expect(found("scripts/x.ts", text)).toEqual(["scripts/x.ts:1 doors"]);
    expect(found("test/x.test.ts", text)).toEqual([]);
  });

  test("a named file may import what it is named for, its neighbour may not", () => {
    const text = 'import "node:sqlite";\n';
    expect(found("src/journal/sqlite.ts", text)).toEqual([]);
    expect(found("src/journal/codec.ts", text)).toEqual(["src/journal/codec.ts:1 outside"]);
  });

  test("a cycle at run time is found, one of types is not", () => {
    const a = (word: string): string =>
      `import ${word}{ b } from "./b.ts";\nexport const a = (): unknown => null as typeof b;\n`;
    const b = 'import { a } from "./a.ts";\nexport const b = a();\n';
    expect(found("src/market/a.ts", a(""), { "src/market/b.ts": b })).toEqual(["src/market/b.ts:1 no-cycles"]);
    expect(found("src/market/a.ts", a("type "), { "src/market/b.ts": b })).toEqual([]);
  });
});

describe("inside the core", () => {
  const orders = {
    "src/core/orders/place.ts": "export const place = 1;\n",
    "src/core/state.ts": "export const empty = 1;\n",
  };

  test.each([
    ["src/core/ledger/x.ts", 'import "../orders/place.ts";\n'],
    ["src/core/ledger/x.ts", 'import type { place } from "../orders/place.ts";\nexport type X = typeof place;\n'],
    ["src/core/margin/x.ts", 'import type { y } from "../futures/y.ts";\nexport type X = typeof y;\n'],
    ["src/core/orders/x.ts", 'import "../step.ts";\n'],
    ["src/core/ledger/x.ts", 'import { empty } from "../state.ts";\nexport const x = empty;\n'],
    ["src/core/purse.ts", 'import { place } from "./orders/place.ts";\nexport const x = place;\n'],
    ["src/core/purse.ts", 'import type { Step } from "./step.ts";\nexport type X = Step;\n'],
    ["src/core/unplaced.ts", "export const x = 1;\n"],
    ["src/core/cellar/x.ts", "export const x = 1;\n"],
  ])("%s with %j is found", (path, text) => {
    const futures = { "src/core/futures/y.ts": "export const y = 1;\n" };
    expect(found(path, text, { ...orders, ...futures })[0]).toMatch(/ core-order$/);
  });

  test.each([
    ["src/core/risk/x.ts", 'import { place } from "../orders/place.ts";\nexport const x = place;\n'],
    ["src/core/ledger/x.ts", 'import type { empty } from "../state.ts";\nexport type X = typeof empty;\n'],
    ["src/core/purse.ts", 'import type { Balance } from "./ledger/ledger.ts";\nexport type X = Balance;\n'],
    ["src/core/state.ts", 'import { place } from "./orders/place.ts";\nexport const empty = place;\n'],
    ["src/core/decide.ts", 'import { place } from "./orders/place.ts";\nexport const x = place;\n'],
    ["src/core/ledger/x.test.ts", 'import { place } from "../orders/place.ts";\nexport const x = place;\n'],
  ])("%s with %j passes", (path, text) => {
    expect(found(path, text, orders)).toEqual([]);
  });
});

describe("in a sealed room", () => {
  test.each([
    ["Date", "sealed-windows", "export const x = Date.now();"],
    ["new Date", "sealed-windows", "export const x = new Date(0);"],
    ["Date as a type", "sealed-windows", "export type X = Date;"],
    ["Date under another name", "sealed-windows", "const clock = Date;\nexport const x = clock.now();"],
    ["Date in shorthand", "sealed-windows", "export const x = { Date };"],
    ["Math.random", "sealed-windows", "export const x = Math.random();"],
    ["Math.random by its name", "sealed-windows", 'export const x = Math["random"]();'],
    ["Math.pow", "sealed-windows", "export const x = Math.pow(2, 3);"],
    ["Intl", "sealed-windows", "export const x = new Intl.NumberFormat();"],
    ["WeakRef", "sealed-windows", "export const x = new WeakRef({});"],
    ["FinalizationRegistry", "sealed-windows", "export const x = new FinalizationRegistry(() => {});"],
    ["Promise", "sealed-windows", "export const x = Promise.resolve(1);"],
    ["JSON", "sealed-windows", "export const x = JSON.stringify(1);"],
    ["console", "sealed-windows", "console.log(1);"],
    ["process", "sealed-windows", "export const x = process.hrtime();"],
    ["a timer", "sealed-windows", "setTimeout(() => {}, 1);"],
    ["globalThis", "sealed-windows", 'export const x = globalThis["Da" + "te"];'],
    ["import.meta", "sealed-windows", "export const x = import.meta.url;"],
    ["an async function", "sealed-async", "export async function x() {}"],
    ["an async arrow", "sealed-async", "export const x = async () => 1;"],
    ["await", "sealed-async", "export const x = await 1;"],
    ["for await", "sealed-async", "for await (const x of []) x;\nexport {};"],
    ["a fraction", "sealed-floats", "export const x = 1.5;"],
    ["an exponent", "sealed-floats", "export const x = 1e9;"],
    ["a division", "sealed-division", "export const x = (a: number) => a / 2;"],
    ["a dividing assignment", "sealed-division", "export let x = 4;\nx /= 2;"],
    ["sort() without a comparator", "sealed-sort", "export const x = [2, 1].sort();"],
    ["toSorted() without a comparator", "sealed-sort", "export const x = [2, 1].toSorted();"],
    ["localeCompare", "sealed-locale", 'export const x = "a".localeCompare("b");'],
    ["toLocaleString", "sealed-locale", "export const x = (1).toLocaleString();"],
    ["toFixed", "sealed-locale", "export const x = (1).toFixed(2);"],
    ["as any", "sealed-casts", "export const x = 1 as any;"],
    ["any as a type", "sealed-casts", "export const x = (a: any) => a;"],
    ["as unknown as", "sealed-casts", "export const x = 1 as unknown as string;"],
    ["a silenced compiler", "sealed-casts", "// @ts-expect-error: it is not\nexport const x: string = 1;"],
    ["for..in", "sealed-order", "for (const x in {}) x;"],
    ["try", "sealed-faults", "try {\n  x();\n} catch {}\nexport function x() {}"],
    ["a default", "sealed-switch", "switch (1 as number) {\n  default:\n}"],
    ["a class", "sealed-classes", "export class X {}"],
  ])("%s is found", (_, rule, text) => {
    const findings = found("src/core/orders/x.ts", `${text}\n`);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(new RegExp(`^src/core/orders/x\\.ts:[12] ${rule}$`));
  });

  test.each([
    ["src/core/orders/x.ts", 'export const x = "Date.now() / 1.5"; // Date.now() / 2\n'],
    ["src/core/orders/x.ts", "export const x = /a\\/b/.test(`Math.random() ${1 + 1}`);\n"],
    ["src/core/orders/x.ts", "export const x = { Date: 1 }.Date;\n"],
    ["src/core/orders/x.ts", "export const x = [0xef, 0x1e3, 10n ** 8n, 1_000];\n"],
    ["src/core/orders/x.ts", "export const x = [2, 1].sort((a, b) => a - b);\n"],
    ["src/core/orders/x.test.ts", "export const x = Date.now() / 1.5;\n"],
    ["src/money/convert.ts", "export const x = (a: bigint) => a / 2n;\n"],
    ["src/money/units.ts", "export const x = (a: bigint) => a as unknown as string;\n"],
    ["src/market/x.ts", "export const x = Date.now() / 1.5;\n"],
  ])("%s with %j passes", (path, text) => {
    expect(found(path, text)).toEqual([]);
  });

  test("the places that may divide are the only ones", () => {
    expect(found("src/money/text.ts", "export const x = (a: bigint) => a / 2n;\n")).toEqual([
      "src/money/text.ts:1 sealed-division",
    ]);
  });
});
