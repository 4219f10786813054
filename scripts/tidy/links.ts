// Links inside documents: each leads to a file that is there, and to a heading that is in it.

import { posix } from "node:path";
import type { Finding } from "../finding.ts";

/** Reads a file of the tree, or says that there is none. */
export type Look = (path: string) => string | undefined;

/** Every link of a document that leads nowhere. `isThere` also knows folders. */
export function linkFindings(path: string, text: string, isThere: (path: string) => boolean, look: Look): Finding[] {
  const findings: Finding[] = [];
  for (const { target, line } of linksOf(text)) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
    const [place, heading] = target.split("#") as [string, string | undefined];
    const file =
      place === "" ? path : posix.normalize(posix.join(posix.dirname(path), decodeURI(place))).replace(/\/$/, "");
    if (!isThere(file)) {
      findings.push({
        file: path,
        line,
        rule: "live-links",
        says: `"${target}" leads nowhere`,
        cure: "mend the path or write the file",
      });
    } else if (heading !== undefined && file.endsWith(".md") && !headings(look(file) ?? "").has(heading)) {
      findings.push({
        file: path,
        line,
        rule: "live-links",
        says: `${file} has no heading "#${heading}"`,
        cure: "mend the anchor",
      });
    }
  }
  return findings;
}

function linksOf(text: string): { readonly target: string; readonly line: number }[] {
  const found: { target: string; line: number }[] = [];
  let fenced = false;
  for (const [at, line] of text.split("\n").entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) continue;
    const plain = line.replaceAll(/`[^`]*`/g, "");
    for (const [, target] of plain.matchAll(/\]\(<?([^()\s>]+(?:\([^()\s]*\))?)>?(?:\s+"[^"]*")?\)/g))
      found.push({ target: target!, line: at + 1 });
    const defined = /^\s*\[[^\]]+\]:\s+<?(\S+?)>?\s*$/.exec(plain);
    if (defined !== null) found.push({ target: defined[1]!, line: at + 1 });
  }
  return found;
}

/** The anchors of a document's headings, as the usual renderers make them. */
function headings(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, title] of text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const plain = title!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = plain.replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(/\s/g, "-");
    for (let n = 0, each = anchor; ; n++, each = `${anchor}-${n}`) {
      if (found.has(each)) continue;
      found.add(each);
      break;
    }
  }
  for (const [, id] of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) found.add(id!);
  return found;
}
