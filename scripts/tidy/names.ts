// What files and folders are called.

import type { Finding } from "../finding.ts";
import { CAPITAL_NAMES, EMPTY_NAMES, NAMED_FOLDERS } from "./table.ts";

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/;

/** Every fault in the name of a file or of a folder above it. */
export function nameFindings(path: string): Finding[] {
  const parts = path.split("/");
  if (!NAMED_FOLDERS.includes(parts[0]!)) return [];
  const findings: Finding[] = [];
  for (const part of parts) {
    const found = badName(part);
    if (found !== undefined) findings.push({ file: path, line: 0, ...found });
  }
  return findings;
}

function badName(name: string): Pick<Finding, "rule" | "says" | "cure"> | undefined {
  if (CAPITAL_NAMES.test(name)) return undefined;
  if (!KEBAB.test(name)) {
    return { rule: "kebab-case", says: `"${name}" is not in kebab-case`, cure: "lower-case words, joined by hyphens" };
  }
  const empty = name.split(/[.-]/).find((word) => EMPTY_NAMES.includes(word));
  if (empty !== undefined) {
    return {
      rule: "telling-names",
      says: `"${empty}" does not say what is in it`,
      cure: "name it after its one subject, in the trade's own words",
    };
  }
  if (/^index\.[cm]?[jt]sx?$/.test(name)) {
    return {
      rule: "no-index",
      says: "an index file hides where things are",
      cure: "name it after its subject, and import files by their own names",
    };
  }
  return undefined;
}
