// Writes what follows from the declarations: the lists of pages and the references. With --check says
// which of these files are not as they would be written. `npm run generate`, `npm run check documents`

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pageLists, type Written } from "./generate/page-lists.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const differing = process.argv.includes("--check") ? await look() : await write();
if (process.argv.includes("--check")) {
  for (const path of differing)
    process.stderr.write(`${path} is not what the declarations say: run npm run generate and commit it\n`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} else {
  process.stdout.write(differing.length === 0 ? "Everything was up to date.\n" : `Written: ${differing.join(", ")}\n`);
}

/** What is not as it would be written. A page that is not listed is in no reference either: lists come first. */
async function look(): Promise<string[]> {
  const lists = stale(pageLists(root));
  return (lists.length > 0 ? lists : stale(await references())).map(({ path }) => path);
}

/** Writes what is not as it would be written, and says what that was. */
async function write(): Promise<string[]> {
  const lists = put(stale(pageLists(root)));
  return [...lists, ...put(stale(await references()))];
}

/** The references, from the lists as they are now. */
async function references(): Promise<Written[]> {
  return (await import("./generate/references.ts")).references();
}

function stale(files: readonly Written[]): Written[] {
  return files.filter(
    ({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );
}

function put(files: readonly Written[]): string[] {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return files.map(({ path }) => path);
}
