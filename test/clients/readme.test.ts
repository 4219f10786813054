// The READMEs' example is run as it stands, but for the port.

import { execFile } from "node:child_process";
import { rmSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openListening } from "./listening.ts";

const ROOT = join(import.meta.dirname, "..", "..");

test.each(["README.md", "README.zh-CN.md"])("the example in %s buys on margin", async (file) => {
  const venue = await openListening();
  const [, example] = /```js\n([^]*?)```/.exec(readFileSync(join(ROOT, file), "utf8"))!;
  const { apiKey, secret } = venue.keysOf("alice");
  expect(example).toContain(apiKey);
  expect(example).toContain(secret);
  const program = example!.replace("http://127.0.0.1:9080", venue.url);
  expect(program).toContain(venue.url);
  const path = join(import.meta.dirname, `.${file}.mjs`);
  writeFileSync(path, program);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [path]);
    expect(stdout).toMatch(/^closed \d+/);
    expect(venue.faults()).toEqual([]);
  } finally {
    rmSync(path);
  }
});
