// How a source file is read: what it imports, where its lines are, which files there are.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { children, COMPUTED, filesBelow, parseSource, walk } from "./source.ts";

test.each([
  ['import { a } from "./b.ts";', "./b.ts", "value"],
  ['import { type a, b } from "./b.ts";', "./b.ts", "value"],
  ['import { type a } from "./b.ts";', "./b.ts", "types"],
  ['import type { a } from "./b.ts";', "./b.ts", "types"],
  ['import * as b from "./b.ts";', "./b.ts", "value"],
  ['import b from "./b.ts";', "./b.ts", "value"],
  ['import "./b.ts";', "./b.ts", "value"],
  ['export { a } from "./b.ts";', "./b.ts", "value"],
  ['export type { a } from "./b.ts";', "./b.ts", "types"],
  ['export { type a } from "./b.ts";', "./b.ts", "types"],
  ['export * from "./b.ts";', "./b.ts", "value everything"],
  ['export const a = () => import("./b.ts");', "./b.ts", "value"],
  ["export const a = (b: string) => import(b);", COMPUTED, "value"],
  ['export type A = import("./b.ts").B;', "./b.ts", "types"],
])("%s imports %s as %s", (text, specifier, kind) => {
  const { imports } = parseSource("a.ts", `\n\n${text}\n`);
  const says = imports.map((each) => `${each.typesOnly ? "types" : "value"}${each.everything ? " everything" : ""}`);
  expect(imports.map((each) => [each.specifier, each.line])).toEqual([[specifier, 3]]);
  expect(says).toEqual([kind]);
});

test("what only looks like an import is none", () => {
  const text = '// import "./b.ts";\nexport const a = `import "./b.ts"`;\nexport { a as b };\n';
  expect(parseSource("a.ts", text).imports).toEqual([]);
});

test("lines are counted from one, in letters and not in bytes", () => {
  const { lineOf, comments, text } = parseSource("a.ts", "// 一二三 ✓\n// two\n\nexport {};\n");
  expect(comments.map((comment) => lineOf(comment.start))).toEqual([1, 2]);
  expect(comments.map((comment) => text.slice(comment.start, comment.end))).toEqual(["// 一二三 ✓", "// two"]);
  expect(lineOf(text.indexOf("export"))).toBe(4);
  expect(lineOf(0)).toBe(1);
});

test("a walk meets every node once, parents first", () => {
  const met: string[] = [];
  walk(parseSource("a.ts", "export const a = (b: number): number => b + 1;\n").program, (node, above) => {
    met.push(`${".".repeat(above.length)}${node.type}`);
  });
  expect(met[0]).toBe("Program");
  expect(met.filter((each) => each.endsWith("BinaryExpression"))).toHaveLength(1);
  expect(met.filter((each) => each.endsWith("TSNumberKeyword"))).toHaveLength(2);
});

test("a node's children include what types and patterns hold", () => {
  const { program } = parseSource("a.ts", "export const [a, , b = 1]: number[] = [];\n");
  expect(children(program)).toHaveLength(1);
});

test("a text that is no program is refused with its place", () => {
  expect(() => parseSource("src/a.ts", "\n\nconst = 1;\n")).toThrow("src/a.ts:3");
});

test("files are found below a folder, without what is not ours, in a fixed order", () => {
  const root = mkdtempSync(join(tmpdir(), "margrave-source-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const path of ["b.ts", "a/c.ts", "a/b/d.ts", "node_modules/x.ts", "a/node_modules/x.ts", "dist/x.ts"]) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), "");
  }
  expect(filesBelow(root)).toEqual(["a/b/d.ts", "a/c.ts", "b.ts"]);
  expect(filesBelow(root, "a")).toEqual(["a/b/d.ts", "a/c.ts"]);
  expect(filesBelow(root, "nowhere")).toEqual([]);
});
