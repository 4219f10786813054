// No file may need itself: cycles among imports that are still there at run time.

import type { Finding } from "../finding.ts";
import type { Source } from "../source.ts";
import { targetOf } from "./imports.ts";

/** One finding for each cycle met, at the import that closes it. */
export function cycleFindings(sources: readonly Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const findings: Finding[] = [];
  const done = new Set<string>();
  const way: string[] = [];

  function follow(source: Source): void {
    way.push(source.path);
    for (const each of source.imports) {
      const target = targetOf(source.path, each);
      if (each.typesOnly || "outside" in target || done.has(target.file)) continue;
      const next = byPath.get(target.file);
      if (next === undefined) continue;
      const begun = way.indexOf(next.path);
      if (begun === -1) follow(next);
      else findings.push(cycle(source.path, each.line, [...way.slice(begun), next.path]));
    }
    way.pop();
    done.add(source.path);
  }

  for (const source of sources) if (!done.has(source.path)) follow(source);
  return findings;
}

function cycle(file: string, line: number, round: readonly string[]): Finding {
  return {
    file,
    line,
    rule: "no-cycles",
    says: `it closes a cycle: ${round.join(" → ")}`,
    cure: "move what both need into a third file, or import only types",
  };
}
