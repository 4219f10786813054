// What holds of programs: how long a function is, what is documented, and that comments are prose.

import type { Finding } from "../finding.ts";
import { children, type Comment, isTest, type Node, parseSource, type Source, walk } from "../source.ts";
import { FUNCTION_LINES, LONG_FUNCTIONS } from "./table.ts";

/** Every fault in the functions and comments of a program. */
export function programFindings(source: Source): Finding[] {
  return [
    ...longFunctions(source),
    ...undocumented(source),
    ...withoutOpening(source),
    ...sleepingCode(source),
    ...unexplained(source),
  ];
}

function longFunctions(source: Source): Finding[] {
  const findings: Finding[] = [];
  const exempt = new Set(Object.keys(LONG_FUNCTIONS).filter((each) => each.startsWith(`${source.path}#`)));
  walk(source.program, (node, above) => {
    if (!isFunction(node)) return;
    const line = source.lineOf(node.start);
    const lines = ownLines(source, node);
    if (lines <= FUNCTION_LINES || (isTest(source.path) && isSuite(above.at(-1)))) return;
    const name = nameOf(node, above);
    if (exempt.delete(`${source.path}#${name}`)) return;
    const says = `${name} has ${lines} lines, more than ${FUNCTION_LINES}`;
    const cure = "keep the ifs here and move a loop or a step out";
    findings.push({ file: source.path, line, rule: "function-length", says, cure });
  });
  for (const each of exempt) {
    const says = `${each.split("#")[1]} is no longer a long function`;
    findings.push({ file: source.path, line: 0, rule: "stale-exemption", says, cure: "take it out of LONG_FUNCTIONS" });
  }
  return findings;
}

function isFunction(node: Node): boolean {
  return (
    node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression"
  );
}

/** The lines of a function without those of functions declared in it and of the methods of objects it makes. */
function ownLines(source: Source, of: Node): number {
  const linesOf = (node: Node): number => source.lineOf(node.end) - source.lineOf(node.start) + 1;
  let lines = linesOf(of);
  const under = (node: Node): void => {
    for (const child of children(node)) {
      const method = child.type === "FunctionExpression" && node.type === "Property" && node.method;
      if (child.type === "FunctionDeclaration" || method) lines -= linesOf(child);
      else under(child);
    }
  };
  under(of);
  return lines;
}

/** The name of a function, from itself or from what it is given to. */
function nameOf(node: Node, above: readonly Node[]): string {
  const holder = above.at(-1);
  const named =
    "id" in node && node.id !== null ? node.id : holder !== undefined && "id" in holder ? holder.id : undefined;
  if (typeof named === "object" && named !== null && "name" in named && typeof named.name === "string")
    return named.name;
  const key = holder !== undefined && "key" in holder ? holder.key : undefined;
  return typeof key === "object" && key !== null && "name" in key && typeof key.name === "string"
    ? key.name
    : "a function";
}

/** Whether a call gathers tests: its function is a table of contents, not a procedure. */
function isSuite(node: Node | undefined): boolean {
  if (node?.type !== "CallExpression") return false;
  const callee = node.callee.type === "MemberExpression" ? node.callee.object : node.callee;
  return callee.type === "Identifier" && callee.name === "describe";
}

/** What a file of `src` exports without a doc comment. */
function undocumented(source: Source): Finding[] {
  if (!source.path.startsWith("src/") || isTest(source.path) || source.program.type !== "Program") return [];
  const findings: Finding[] = [];
  for (const node of source.program.body) {
    if (node.type !== "ExportNamedDeclaration" && node.type !== "ExportDefaultDeclaration") continue;
    const { declaration } = node;
    if (declaration === null) continue;
    if (!hasDoc(source, node.start)) findings.push(withoutDoc(source, node, exportedName(declaration)));
    if (declaration.type !== "ClassDeclaration") continue;
    for (const member of declaration.body.body) {
      if (isPublicMethod(member) && !hasDoc(source, member.start))
        findings.push(withoutDoc(source, member, exportedName(member)));
    }
  }
  return findings;
}

function isPublicMethod(member: Node): boolean {
  if (member.type !== "MethodDefinition" || member.kind === "constructor") return false;
  return member.key.type !== "PrivateIdentifier" && member.accessibility !== "private";
}

function exportedName(node: Node): string {
  if (node.type === "VariableDeclaration") return exportedName(node.declarations[0]!.id);
  if (node.type === "Identifier") return node.name;
  if ("id" in node && node.id !== null) return exportedName(node.id);
  return "key" in node ? exportedName(node.key) : "it";
}

function hasDoc(source: Source, start: number): boolean {
  const before = source.comments.findLast((comment) => comment.end <= start);
  if (before === undefined || before.type !== "Block" || !before.value.startsWith("*")) return false;
  // Between the comment and the export only space and comments for tools may stand.
  return source.text.slice(before.end, start).trim() === "";
}

function withoutDoc(source: Source, node: Node, name: string): Finding {
  const cure = "a sentence above it: what it is for, and what its type cannot say";
  return {
    file: source.path,
    line: source.lineOf(node.start),
    rule: "doc-comments",
    says: `${name} has no doc comment`,
    cure,
  };
}

function withoutOpening(source: Source): Finding[] {
  // Settings of tools stand at the root, and say what they are for by their names.
  if (isTest(source.path) || !source.path.includes("/") || /^(?:#!.*\n)?\/\//.test(source.text)) return [];
  const cure = "begin with a sentence: what the file is for";
  return [{ file: source.path, line: 1, rule: "opening-comment", says: "the file does not say what it is for", cure }];
}

/** Comments that are programs put to sleep. */
function sleepingCode(source: Source): Finding[] {
  const findings: Finding[] = [];
  for (const block of blocks(source)) {
    if (!isCode(block.text)) continue;
    const cure = "delete it; the history keeps it";
    findings.push({
      file: source.path,
      line: block.line,
      rule: "no-sleeping-code",
      says: "the comment is a program",
      cure,
    });
  }
  return findings;
}

/** Rules set aside without a reason. */
function unexplained(source: Source): Finding[] {
  const cure = "say why behind --, or do as the rule says";
  return source.comments
    .filter(({ value }) => /^\s*(?:ox|es)lint-disable/.test(value) && !/ -- \S/.test(value))
    .map(({ start }) => source.lineOf(start))
    .map((line) => ({ file: source.path, line, rule: "reasons", says: "a rule is set aside without a reason", cure }));
}

/** Comments as they are read: line comments that follow each other are one. Doc comments may show programs. */
function blocks(source: Source): { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string; last: Comment }[] = [];
  for (const comment of source.comments) {
    if (comment.type === "Block" && comment.value.startsWith("*")) continue;
    const line = source.lineOf(comment.start);
    const before = found.at(-1);
    if (
      before !== undefined &&
      comment.type === "Line" &&
      before.last.type === "Line" &&
      source.lineOf(before.last.start) === line - 1
    ) {
      before.text += `\n${comment.value}`;
      before.last = comment;
    } else found.push({ line, text: comment.value, last: comment });
  }
  return found;
}

/** Whether a comment, or one line of it, is a statement that does something. Prose hardly ever parses. */
function isCode(text: string): boolean {
  const lines = text.split("\n").map((line) => line.trim());
  return parses(text) || lines.some((line) => /[;{]$/.test(line) && (parses(line) || parses(`${line}\n}`)));
}

function parses(text: string): boolean {
  let found = false;
  try {
    const { program } = parseSource("comment.ts", `async function* f() {\n${text}\n}`);
    walk(program, (node, above) => {
      if (above.length === 3 && doesSomething(node, text)) found = true;
    });
  } catch {
    return false;
  }
  return found;
}

function doesSomething(node: Node, text: string): boolean {
  switch (node.type) {
    case "ExpressionStatement":
      if (node.expression.type === "CallExpression" || node.expression.type === "AwaitExpression") return true;
      return node.expression.type === "AssignmentExpression" && text.includes(";");
    case "EmptyStatement":
    case "LabeledStatement":
    case "BlockStatement":
      return false;
    default:
      return true;
  }
}
