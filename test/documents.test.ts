// What the documents say about the tree, held to the tree.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(path, "utf8");
/** Every file or folder of the project that a document names in code quotes. */
const named = (path: string): string[] =>
  [...read(path).matchAll(/`((?:src|test|scripts|docs|bench)\/[\w./-]*)`/g)].map(([, name]) => name!);

test("every file the documents name is there", () => {
  for (const document of ["ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md", "README.md", "README.zh-CN.md"]) {
    for (const name of named(document)) expect(existsSync(name), `${name} of ${document}`).toBe(true);
  }
  expect(named("ARCHITECTURE.md").length).toBeGreaterThan(30);
});

test("the architecture's table of rooms has every room, and no other", () => {
  const rows = [...read("ARCHITECTURE.md").matchAll(/^\| `src\/([\w.]+)` +\|/gm)].map(([, room]) => room!);
  expect(rows.toSorted()).toEqual(
    readdirSync("src")
      .filter((name) => name !== "tsconfig.json")
      .toSorted(),
  );
});

test("both readmes show the same commands and lead to the same places", () => {
  const blocks = (path: string): string[] =>
    [...read(path).matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block!);
  const bare = (block: string): string => block.replaceAll(/ *#.*$/gm, "");
  expect(blocks("README.zh-CN.md").map(bare)).toEqual(blocks("README.md").map(bare));
  const links = (path: string): string[] =>
    [...read(path).matchAll(/\]\(([^)]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !target.startsWith("README"));
  expect(links("README.zh-CN.md")).toEqual(links("README.md"));
});
