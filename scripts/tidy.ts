// Keeps the tree tidy: sizes, names, comments, texts that may not stand in it, links that must lead
// somewhere. `node scripts/tidy.ts [root]`

import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { conclude, type Finding, nothingToCheck } from "./finding.ts";
import { filesBelow, isProgram, parseSource, type Source } from "./source.ts";
import { linkFindings } from "./tidy/links.ts";
import { nameFindings } from "./tidy/names.ts";
import { programFindings } from "./tidy/programs.ts";
import { FILE_LINES, LONG_FILES } from "./tidy/table.ts";
import { isText, textFindings } from "./tidy/texts.ts";

/** Every untidiness of a tree. */
export function tidyFindings(root: string): Finding[] {
  const files = filesBelow(root);
  if (!files.some((path) => path.startsWith("src/") && isProgram(path))) return [nothingToCheck("src")];
  const there = new Set(files.flatMap(withFolders));
  const look = (path: string): string | undefined =>
    there.has(path) && isText(path) ? readFileSync(join(root, path), "utf8") : undefined;
  const findings: Finding[] = staleExemptions(there, look);
  for (const path of files) {
    findings.push(...nameFindings(path));
    const text = look(path);
    if (text === undefined) continue;
    const source: Source | undefined = isProgram(path) ? parseSource(path, text) : undefined;
    findings.push(...textFindings(path, text, source));
    if (source !== undefined) findings.push(...programFindings(source));
    if (path.endsWith(".md")) findings.push(...linkFindings(path, text, (each) => there.has(each), look));
  }
  return findings;
}

/** Long files that are short by now, or gone. */
function staleExemptions(there: ReadonlySet<string>, look: (path: string) => string | undefined): Finding[] {
  const stale = Object.keys(LONG_FILES).filter(
    (path) => there.has("scripts/tidy/table.ts") && !isLong(look(path) ?? ""),
  );
  const cure = "take it out of LONG_FILES in scripts/tidy/table.ts";
  return stale.map((file) => ({ file, line: 0, rule: "stale-exemption", says: "it is no longer a long file", cure }));
}

function isLong(text: string): boolean {
  return text.split("\n").length - 1 > FILE_LINES;
}

/** A path and every folder above it. */
function withFolders(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? [path, "."] : [path, ...withFolders(folder)];
}

if (import.meta.main) conclude(tidyFindings(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)))));
