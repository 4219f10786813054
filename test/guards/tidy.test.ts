// The rules of tidiness: each finds the fault planted for it, and nothing in a sound tree.

import { describe, expect, test } from "vitest";
import { tidyFindings } from "../../scripts/tidy.ts";
import { plant } from "./tree.ts";

/** What the rules say of a tree with some files more. */
function found(files: Readonly<Record<string, string>>): string[] {
  return tidyFindings(plant(files)).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

/** A file of the program that says what it is for. */
const opened = (text: string): string => `// An example.\n\n${text}`;

const lines = (count: number): string => "export {};\n".repeat(count);

test("a sound tree passes", () => {
  expect(tidyFindings(plant({}))).toEqual([]);
});

test("an empty tree fails", () => {
  expect(tidyFindings(plant({}, {})).map((finding) => finding.rule)).toEqual(["nothing-to-check"]);
});

test("a tree of documents alone fails", () => {
  expect(tidyFindings(plant({}, { "README.md": "# x\n" })).map((finding) => finding.rule)).toEqual([
    "nothing-to-check",
  ]);
});

describe("sizes", () => {
  test("a file of more than 400 lines", () => {
    expect(found({ "src/market/x.ts": opened(lines(399)) })).toEqual(["src/market/x.ts:0 file-length"]);
    expect(found({ "src/market/x.ts": opened(lines(398)) })).toEqual([]);
  });

  test("a long test too, but not data", () => {
    expect(found({ "test/x.test.ts": lines(401) })).toEqual(["test/x.test.ts:0 file-length"]);
    expect(found({ "test/x.json": `[${"1,\n".repeat(500)}1]\n`, "docs/reference/x.md": "x\n".repeat(500) })).toEqual(
      [],
    );
  });

  test("a function of more than 70 lines", () => {
    const long = (count: number): string => `function f(): void {\n${"  g();\n".repeat(count - 2)}}\n`;
    expect(found({ "src/market/x.ts": opened(long(71)) })).toEqual(["src/market/x.ts:3 function-length"]);
    expect(found({ "src/market/x.ts": opened(long(70)) })).toEqual([]);
  });

  test("functions declared in a function are counted for themselves", () => {
    const inner = (count: number): string => `  function g(): void {\n${"    h();\n".repeat(count - 2)}  }\n`;
    const outer = (text: string): string => opened(`function f(): void {\n${text}}\n`);
    expect(found({ "src/market/x.ts": outer(inner(60) + inner(60)) })).toEqual([]);
    expect(found({ "src/market/x.ts": outer(inner(71)) })).toEqual(["src/market/x.ts:4 function-length"]);
  });

  test("a suite may be long, a test may not", () => {
    const body = (count: number): string => `test("y", () => {\n${"  f();\n".repeat(count)}});\n`;
    expect(found({ "test/x.test.ts": `describe("x", () => {\n${body(50)}${body(50)}});\n` })).toEqual([]);
    expect(found({ "test/x.test.ts": body(70) })).toEqual(["test/x.test.ts:1 function-length"]);
  });

  test("a line of more than 130 characters, unless it is an address or a text alone", () => {
    expect(found({ "src/market/x.ts": opened(`// ${"x".repeat(128)}\n`) })).toEqual(["src/market/x.ts:3 line-length"]);
    expect(found({ "src/market/x.ts": opened(`// https://example.com/${"x".repeat(128)}\n`) })).toEqual([]);
    expect(found({ "src/market/x.ts": opened(`const x =\n  "${"x".repeat(128)}";\n`) })).toEqual([
      "src/market/x.ts:4 line-length",
    ]);
    expect(found({ "src/market/x.ts": opened(`const x = [\n  "${"x".repeat(128)}",\n];\n`) })).toEqual([]);
    expect(found({ "docs/x.md": `${"x ".repeat(128)}x\n` })).toEqual([]);
  });
});

test("an exemption that is no longer needed is found", () => {
  const short = "/** Applies. */\nexport function evolve(): void {}\n";
  expect(found({ "src/core/evolve.ts": opened(short) })).toEqual(["src/core/evolve.ts:0 stale-exemption"]);
  const files = { "scripts/tidy/table.ts": "// The exemptions.\n", "src/core/events.ts": opened("") };
  expect(found(files)).toContain("src/core/events.ts:0 stale-exemption");
});

describe("names", () => {
  test.each([
    ["src/market/priceSource.ts", "kebab-case"],
    ["src/market/price_source.ts", "kebab-case"],
    ["src/Market/x.ts", "kebab-case"],
    ["src/market/utils.ts", "telling-names"],
    ["src/helpers/x.ts", "telling-names"],
    ["src/market/price-manager.ts", "telling-names"],
    ["src/market/order.service.ts", "telling-names"],
    ["src/market/index.ts", "no-index"],
  ])("%s", (path, rule) => {
    expect(found({ [path]: "// An example.\n" })).toEqual([`${path}:0 ${rule}`]);
  });

  test.each(["src/api/24hr-ticker.ts", "src/market/x.prop.test.ts", "docs/README.md", "README.zh-CN.md", "LICENSE"])(
    "%s passes",
    (path) => {
      expect(found({ [path]: "// x\n" })).toEqual([]);
    },
  );
});

describe("comments", () => {
  test.each([
    ["a function", "export function x(): void {}\n"],
    ["a constant", "export const x = 1;\n"],
    ["a type", "export type X = 1;\n"],
    ["an interface", "export interface X {}\n"],
    ["a class", "export class X {}\n"],
    ["one below a plain comment", "// Not a doc comment.\nexport const x = 1;\n"],
  ])("%s without a doc comment", (_, text) => {
    expect(found({ "src/market/x.ts": opened(text) })[0]).toMatch(/^src\/market\/x\.ts:[34] doc-comments$/);
  });

  test("a public method without a doc comment", () => {
    const method = (doc: string, name: string): string =>
      opened(`/** X. */\nexport class X {\n${doc}  ${name}(): void {}\n}\n`);
    expect(found({ "src/market/x.ts": method("", "go") })).toEqual(["src/market/x.ts:5 doc-comments"]);
    expect(found({ "src/market/x.ts": method("  /** Goes. */\n", "go") })).toEqual([]);
    expect(found({ "src/market/x.ts": method("", "#go") })).toEqual([]);
  });

  test("documented exports, re-exports and tests pass", () => {
    expect(
      found({ "src/market/x.ts": opened('/** One. */\nexport const x = 1;\nexport { y } from "./y.ts";\n') }),
    ).toEqual([]);
    expect(found({ "src/market/x.test.ts": "export const x = 1;\n" })).toEqual([]);
  });

  test("a file that does not say what it is for", () => {
    expect(found({ "src/market/x.ts": "/** X. */\nexport const x = 1;\n" })).toEqual([
      "src/market/x.ts:1 opening-comment",
    ]);
  });

  test.each([
    "// const x = 1;",
    "// return x;",
    "// emit(x);",
    "// if (x) {\n//   emit(x);\n// }",
    "/* import x from 'y'; */",
    "// Was once so:\n// total = plus(total, each);",
    "// for (const x of y) {",
  ])("a program put to sleep: %j", (comment) => {
    expect(found({ "src/market/x.ts": opened(`${comment}\n`) })).toEqual(["src/market/x.ts:3 no-sleeping-code"]);
  });

  test("a rule set aside without a reason", () => {
    const text = (reason: string): string => opened(`// oxlint-disable-next-line eqeqeq${reason}\n`);
    expect(found({ "src/market/x.ts": text("") })).toEqual(["src/market/x.ts:3 reasons"]);
    expect(found({ "src/market/x.ts": text(" -- null and undefined mean the same here") })).toEqual([]);
  });

  test.each([
    "// Nothing",
    "// See the table below; it is short.",
    "// equity = wallet + unrealised",
    "// price",
    "// Rounds down: what is left stays with the purse.",
    "// a, b; c",
    "// oxlint-disable-next-line no-x -- because",
    "/** `emit(x);` is called once. */",
  ])("prose: %j passes", (comment) => {
    expect(found({ "src/market/x.ts": opened(`${comment}\n`) })).toEqual([]);
  });
});

describe("texts that may not stand in the tree", () => {
  test.each([
    ["// TODO: later", "no-promises"],
    ["// FIXME", "no-promises"],
    ["// Lies in /work/x.", "no-machines"],
    ['export {}; const x = "/home/me";', "no-machines"],
    ['export {}; const x = "/tmp/x";', "no-machines"],
    ["// From registry.npmjs.org.", "no-registries"],
    ["// See issue #12.", "no-workshop"],
    ["// Planned for the next sprint.", "no-workshop"],
    ["// Written by an agent.", "no-workshop"],
    ["// As requested.", "no-workshop"],
  ])("%s", (line, rule) => {
    expect(found({ "src/market/x.ts": opened(`${line}\n`) })).toEqual([`src/market/x.ts:3 ${rule}`]);
  });

  test("in documents and settings too", () => {
    expect(found({ "src/market/x.ts": opened(`const x =\n  "${"x".repeat(128)}";\n`) })).toEqual([
      "src/market/x.ts:4 line-length",
    ]);
    expect(found({ "src/market/x.ts": opened(`const x = [\n  "${"x".repeat(128)}",\n];\n`) })).toEqual([]);
    expect(found({ "docs/x.md": "Look in /home/me.\n", "x.json": '{ "at": "/work/x" }\n' })).toEqual([
      "docs/x.md:1 no-machines",
      "x.json:1 no-machines",
    ]);
  });

  test("words that only look alike pass", () => {
    const text =
      'const agent = { keepAlive: true };\n// The User-Agent header; the user agent.\nconst x = "https://example.com/home/x" + agent;\n';
    expect(found({ "src/market/x.ts": opened(text) })).toEqual([]);
  });
});

describe("whitespace", () => {
  test.each([
    ["a trailing space", "// x \n", "3 no-trailing-space"],
    ["a tab", "//\tx\n", "3 no-tabs"],
    ["no newline at the end", "// x", "3 final-newline"],
    ["an empty line at the end", "// x\n\n", "5 final-newline"],
  ])("%s", (_, text, expected) => {
    expect(found({ "src/market/x.ts": opened(text) })).toEqual([`src/market/x.ts:${expected}`]);
  });
});

describe("links", () => {
  test.each([
    ["[x](nowhere.md)", ["docs/x.md:1 live-links"]],
    ["[x](y.md#nothing)", ["docs/x.md:1 live-links"]],
    ["[x]: nowhere.md", ["docs/x.md:1 live-links"]],
    ["![x](nowhere.png)", ["docs/x.md:1 live-links"]],
    ["[x](y.md)", []],
    ["[x](y.md#a-heading)", []],
    ["[x](../src)", []],
    ["[x](#own)\n\n## Own", []],
    ["[x](https://example.com/nowhere.md)", []],
    ["`[x](nowhere.md)`", []],
    ["```\n[x](nowhere.md)\n```", []],
  ])("%j", (text, expected) => {
    expect(found({ "src/market/x.ts": opened(`const x =\n  "${"x".repeat(128)}";\n`) })).toEqual([
      "src/market/x.ts:4 line-length",
    ]);
    expect(found({ "src/market/x.ts": opened(`const x = [\n  "${"x".repeat(128)}",\n];\n`) })).toEqual([]);
    expect(found({ "docs/x.md": `${text}\n`, "docs/y.md": "# Y\n\n## A *heading*\n" })).toEqual(expected);
  });
});
