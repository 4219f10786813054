// What the documents say about the tree, held to the tree.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CORE_STEPS, ROOMS } from "../scripts/rooms/table.ts";

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

test("the architecture's table of rooms has every room, and no other, and says what each may import", () => {
  const rows = [...read("ARCHITECTURE.md").matchAll(/^\| `src\/([\w.]+)` +\|[^|]+\| +([^|]+?) +\|$/gm)];
  const told = Object.fromEntries(
    rows.map(([, room, uses]) => [room!, uses === "–" ? [] : uses!.split(", ").toSorted()]),
  );
  const wiring = Object.keys(ROOMS).filter((room) => room !== "main.ts" && room !== "cli");
  expect(ROOMS["main.ts"]!.uses.toSorted()).toEqual(wiring.toSorted());
  const held = Object.entries(ROOMS).map(([room, { uses }]) => [room, uses.toSorted()] as const);
  expect(told).toEqual({ ...Object.fromEntries(held), "main.ts": ["everything"] });
  expect(Object.keys(told).toSorted()).toEqual(
    readdirSync("src")
      .filter((name) => name !== "tsconfig.json")
      .toSorted(),
  );
});

test.each(["ARCHITECTURE.md", "STYLE.md"])("%s gives the order of the core's rooms that is enforced", (path) => {
  const order = CORE_STEPS.map((rooms) => rooms.join(", ")).join(" · ");
  expect(read(path).replaceAll(/\s+/g, " ")).toContain(`\`${order}\``);
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
