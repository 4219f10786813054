// What a rule program says about the tree, and how it ends.

/** A broken rule: where, which, and what to do about it. */
export interface Finding {
  /** Path from the root of the tree. */
  readonly file: string;
  /** Counted from 1; 0 where the finding is about the file or folder as a whole. */
  readonly line: number;
  readonly rule: string;
  /** What is wrong, and what to do instead. */
  readonly says: string;
  readonly cure: string;
}

/** A finding on one line, as terminals and editors can follow it. */
export function sentence(finding: Finding): string {
  const place = finding.line === 0 ? finding.file : `${finding.file}:${finding.line}`;
  return `${place}  [${finding.rule}] ${finding.says}. Cure: ${finding.cure}.`;
}

/** A rule program that finds nothing to look at has not passed: it has not run. */
export function nothingToCheck(folder: string): Finding {
  return {
    file: folder,
    line: 0,
    rule: "nothing-to-check",
    says: "there is not one file to look at, so nothing was checked",
    cure: "run it where the tree is, or mend the list of folders it looks in",
  };
}

/** Prints findings and ends the program: 0 for none, 1 for any. */
export function conclude(findings: readonly Finding[]): void {
  const sorted = [...findings].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  for (const finding of sorted) process.stdout.write(`${sentence(finding)}\n`);
  if (sorted.length > 0) process.stdout.write(`${sorted.length} broken ${sorted.length === 1 ? "rule" : "rules"}\n`);
  process.exitCode = sorted.length === 0 ? 0 : 1;
}
