// What holds of any text line by line: its length, its whitespace, and words that may not stand in it.

import type { Finding } from "../finding.ts";
import { isProgram, type Source } from "../source.ts";
import { FILE_LINES, GENERATED, LINE_LENGTH, LONG_FILES, REFUSED_TEXTS, SPELLED_OUT } from "./table.ts";

/** Whether a path is a text these rules know how to look at. */
export function isText(path: string): boolean {
  return (
    isProgram(path) ||
    /\.(?:md|jsonc?|ya?ml|sh|sql|html|css|txt|tsv|csv)$/.test(path) ||
    path === ".ci/run" ||
    path === ".gitignore"
  );
}

/** Every fault in the lines of a text. `source` is the parsed program, where it is one. */
export function textFindings(path: string, text: string, source: Source | undefined): Finding[] {
  if (GENERATED.some((generated) => generated.test(path))) return [];
  const lines = text.split("\n");
  const findings = [...endFindings(path, text)];
  const program = isProgram(path);
  if (program && lines.length - 1 > FILE_LINES && !Object.hasOwn(LONG_FILES, path)) {
    const says = `it has ${lines.length - 1} lines, more than ${FILE_LINES}`;
    findings.push({
      file: path,
      line: 0,
      rule: "file-length",
      says,
      cure: "find the second subject in it and give that a file",
    });
  }
  for (const [at, line] of lines.entries()) {
    const say = (rule: string, says: string, cure: string): void => {
      findings.push({ file: path, line: at + 1, rule, says, cure });
    };
    if (/[ \t]$/.test(line)) say("no-trailing-space", "it ends in a space", "take it off");
    if (line.includes("\t")) say("no-tabs", "it has a tab", "use spaces");
    if (program && !isTextAlone(line) && withoutAddress(line).length > LINE_LENGTH) {
      say(
        "line-length",
        `it has ${line.length} characters, more than ${LINE_LENGTH}`,
        "break it, or name a part of it",
      );
    }
  }
  return [...findings, ...refusedFindings(path, text, source)];
}

/** Whether a line is one text and nothing else: a message that others match on is not cut in two. */
function isTextAlone(line: string): boolean {
  return /^\s*"(?:[^"\\]|\\.)*",?$/.test(line);
}

function endFindings(path: string, text: string): Finding[] {
  const say = (says: string, cure: string): Finding => ({
    file: path,
    line: text.split("\n").length,
    rule: "final-newline",
    says,
    cure,
  });
  if (text !== "" && !text.endsWith("\n")) return [say("it does not end in a newline", "end the last line")];
  return text.endsWith("\n\n") ? [say("it ends in an empty line", "take it off")] : [];
}

/** A line without the web addresses in it, which cannot be broken. */
function withoutAddress(line: string): string {
  return line.replaceAll(/https?:\/\/\S+/g, "");
}

function refusedFindings(path: string, text: string, source: Source | undefined): Finding[] {
  if (SPELLED_OUT.includes(path)) return [];
  const prose = source === undefined ? (path.endsWith(".md") ? text : "") : commentsOf(source);
  const findings: Finding[] = [];
  for (const refused of REFUSED_TEXTS) {
    const searched = refused.proseOnly === true ? prose : text;
    for (const [at, line] of searched.split("\n").entries()) {
      const found = refused.pattern.exec(line);
      if (found === null) continue;
      findings.push({
        file: path,
        line: at + 1,
        rule: refused.rule,
        says: `"${found[0]}": ${refused.says}`,
        cure: refused.cure,
      });
    }
  }
  return findings;
}

/** The comments of a program, each on its own line, and nothing else. */
function commentsOf(source: Source): string {
  let prose = source.text.replaceAll(/[^\n]/g, " ");
  for (const { start, end } of source.comments)
    prose = prose.slice(0, start) + source.text.slice(start, end) + prose.slice(end);
  return prose;
}
