// Writes the reference documents that follow from the declarations, or with --check says which are
// not as they would be written. The declarations are the truth; these files are what people read.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { controlReference } from "./generate/control.ts";
import { errorReference } from "./generate/errors.ts";
import { openApi } from "./generate/openapi.ts";
import { pageReference } from "./generate/pages.ts";
import { streamReference } from "./generate/streams.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every generated document: its path and its text. */
export function documents(): { readonly path: string; readonly text: string }[] {
  return [
    { path: "docs/reference/openapi.json", text: `${JSON.stringify(openApi(), null, 2)}\n` },
    { path: "docs/reference/pages.md", text: pageReference() },
    { path: "docs/reference/errors.md", text: errorReference() },
    { path: "docs/reference/control.md", text: controlReference() },
    { path: "docs/reference/streams.md", text: streamReference() },
  ];
}

/** The documents that are missing or differ from what the declarations say. */
export function stale(): string[] {
  return documents()
    .filter(({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text)
    .map(({ path }) => path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const differing = stale();
  if (process.argv.includes("--check")) {
    for (const path of differing)
      process.stderr.write(`${path} is not what the declarations say: run node scripts/generate.ts and commit it\n`);
    process.exitCode = differing.length === 0 ? 0 : 1;
  } else {
    for (const { path, text } of documents()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    process.stdout.write(
      differing.length === 0 ? "Everything was up to date.\n" : `Written: ${differing.join(", ")}\n`,
    );
  }
}
