// Every rule has a fault planted for it: a rule nobody has seen fail may be one that cannot.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow } from "../../scripts/source.ts";
import { PROJECT } from "./tree.ts";

const read = (path: string): string => readFileSync(join(PROJECT, path), "utf8");

test.each([
  ["rooms", "test/guards/rooms.test.ts"],
  ["tidy", "test/guards/tidy.test.ts"],
])("every rule of %s is broken somewhere in its guard's test", (program, guard) => {
  const programs = [`scripts/${program}.ts`, ...filesBelow(PROJECT, `scripts/${program}`)].map(read).join("\n");
  const rules = new Set([...programs.matchAll(/(?:rule: |say\()"([a-z]+(?:-[a-z]+)*)"/g)].map(([, rule]) => rule!));
  expect(rules.size).toBeGreaterThan(10);
  const planted = read(guard);
  expect([...rules].filter((rule) => !new RegExp(`\\b${rule}\\b`).test(planted))).toEqual([]);
});
