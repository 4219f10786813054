// The tools are really asked: a fault planted under the project's own settings is found by each of
// them, and the program that runs them does not pass what it did not check.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plant, PROJECT, withPackages } from "./tree.ts";

const SETTINGS = Object.fromEntries(
  [
    ".oxlintrc.json",
    ".oxfmtrc.json",
    "tsconfig.base.json",
    "tsconfig.dev.json",
    "tsconfig.sealed.json",
    "tsconfig.main.json",
  ]
    .concat(["tsconfig.json", "src/tsconfig.json", "package.json"])
    .map((path) => [path, readFileSync(join(PROJECT, path), "utf8")]),
);

/** Runs a tool in a tree of some files under the project's settings. */
function run(
  tool: string,
  words: readonly string[],
  files: Readonly<Record<string, string>>,
): { passed: boolean; says: string } {
  const root = withPackages(plant(files, SETTINGS));
  const ended = spawnSync(process.execPath, [join(PROJECT, "node_modules", tool), ...words], {
    cwd: root,
    encoding: "utf8",
  });
  return { passed: ended.status === 0, says: ended.stdout + ended.stderr };
}

describe("lint", () => {
  test("a sound file passes", () => {
    expect(run("oxlint/bin/oxlint", [], { "src/market/x.ts": "export const x = 1;\n" })).toMatchObject({
      passed: true,
    });
  });

  test.each([
    ["a promise nobody waits for", "Promise.resolve(1);\nexport {};\n", "no-floating-promises"],
    [
      "a promise taken for a condition",
      "if (Promise.resolve(true)) x();\nexport function x(): void {}\n",
      "no-misused-promises",
    ],
    ["any", "export const x = (a: any): number => a.b;\n", "no-explicit-any"],
    ["a call of something unknown", 'export const x: number = JSON.parse("1").y();\n', "no-unsafe-call"],
    [
      "a switch that leaves a case out",
      'export function x(a: "b" | "c"): number {\n  switch (a) {\n    case "b":\n      return 1;\n  }\n  return 2;\n}\n',
      "switch-exhaustiveness-check",
    ],
    ["an object in a text", "export const x = `${{}}`;\n", "restrict-template-expressions"],
    ["a default export", "export default 1;\n", "no-default-export"],
    [
      "a name that hides another",
      "const a = 1;\nexport const b = (a: number): number => a;\nexport const c = a;\n",
      "no-shadow",
    ],
    ["something that is never used", "const x = 1;\nexport {};\n", "no-unused-vars"],
    ["== ", "export const x = (a: number): boolean => a == 1;\n", "eqeqeq"],
    ["a needless exemption", "// oxlint-disable-next-line eqeqeq\nexport const x = 1;\n", "nused"],
  ])("%s is found", (_, text, rule) => {
    const { passed, says } = run("oxlint/bin/oxlint", [], { "src/market/x.ts": text });
    expect(says).toContain(rule);
    expect(passed).toBe(false);
  });

  test("a cycle is found", () => {
    const files = {
      "src/market/a.ts": 'import { b } from "./b.ts";\nexport const a = (): number => b;\n',
      "src/market/b.ts": 'import { a } from "./a.ts";\nexport const b: number = a();\n',
    };
    expect(run("oxlint/bin/oxlint", [], files).says).toContain("no-cycle");
  });

  test("a test that is left alone with itself, or asserts nothing, is found", () => {
    const text = 'import { test } from "vitest";\n\ntest.only("x", () => {});\n';
    const { says } = run("oxlint/bin/oxlint", [], { "src/market/x.test.ts": text });
    expect(says).toContain("no-focused-tests");
    expect(says).toContain("expect-expect");
  });

  test("an empty tree fails", () => {
    expect(run("oxlint/bin/oxlint", [], {}).passed).toBe(false);
  });
});

describe("format", () => {
  test("a file that is not laid out fails, one that is passes", () => {
    expect(run("oxfmt/bin/oxfmt", ["--check", "."], { "src/x.ts": "export const x='a'\n" })).toMatchObject({
      passed: false,
    });
    expect(run("oxfmt/bin/oxfmt", ["--check", "src/x.ts"], { "src/x.ts": 'export const x = "a";\n' })).toMatchObject({
      passed: true,
    });
  });
});

describe("types", () => {
  const sealed = ["-p", "tsconfig.sealed.json", "--noEmit", "--composite", "false", "--incremental", "false"];

  test.each([
    "console.log(1)",
    "process.exit()",
    "setTimeout(() => {}, 1)",
    "performance.now()",
    "crypto.randomUUID()",
    'fetch("x")',
  ])("%s does not compile in a sealed room", (text) => {
    const { passed, says } = run("typescript/bin/tsc", sealed, { "src/core/x.ts": `${text};\nexport {};\n` });
    expect(says).toMatch(/error TS(?:2304|2584|2580|2591)/);
    expect(passed).toBe(false);
  });

  test("plain code does", () => {
    expect(run("typescript/bin/tsc", sealed, { "src/core/x.ts": "export const x = 1n;\n" })).toMatchObject({
      passed: true,
    });
  });

  test("an empty room fails", () => {
    expect(run("typescript/bin/tsc", sealed, {}).says).toContain("TS18003");
  });
});

test("a check nobody knows does not pass", () => {
  const ended = spawnSync(process.execPath, [join(PROJECT, "scripts/check.ts"), "nonsense"], { encoding: "utf8" });
  expect(ended.status).toBe(1);
  expect(ended.stdout).toContain("no check is called nonsense");
});
