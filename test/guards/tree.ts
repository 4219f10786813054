// Small trees in a temporary folder, for guards to look at.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The root of the project. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A tree in which no rule is broken. */
export const SOUND: Readonly<Record<string, string>> = {
  "src/money/units.ts": "// What a number means.\n\n/** Quote per base. */\nexport type Price = bigint;\n",
  "src/core/view.ts": "// Read-only to the bottom.\n\n/** T, read-only. */\nexport type View<T> = Readonly<T>;\n",
  "src/core/ledger/ledger.ts":
    '// Who has what.\n\nimport type { View } from "../view.ts";\n\n/** A balance. */\nexport type Balance = View<object>;\n',
  "src/core/step.ts":
    '// The door.\n\nimport type { Balance } from "./ledger/ledger.ts";\n\n/** A step. */\nexport type Step = Balance;\n',
  "src/main.ts":
    '// Wires it.\n\nimport type { Step } from "./core/step.ts";\n\n/** A venue. */\nexport type Venue = Step;\n',
};

/** Writes a tree, by default on top of the sound one; it is gone when the test is over. */
export function plant(files: Readonly<Record<string, string>>, on: Readonly<Record<string, string>> = SOUND): string {
  const root = mkdtempSync(join(tmpdir(), "margrave-guard-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ ...on, ...files })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Lets programs in a planted tree find the packages of the project. */
export function withPackages(root: string): string {
  symlinkSync(join(PROJECT, "node_modules"), join(root, "node_modules"), "dir");
  return root;
}
