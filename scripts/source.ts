// A source file as the rule programs see it: its text, its tree, its comments and what it imports.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Comment, type Node, parseSync, visitorKeys } from "oxc-parser";

export type { Comment, Node } from "oxc-parser";

/** One import or re-export. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Whether nothing of it is left at run time. */
  readonly typesOnly: boolean;
  /** Whether it hands on everything the other file exports. */
  readonly everything: boolean;
}

/** A parsed source file. */
export interface Source {
  /** Path from the root of the tree, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
  /** The line, counted from 1, of an offset into the text. */
  readonly lineOf: (offset: number) => number;
}

/** Folders that hold no source of ours. */
const NOT_OURS = new Set(["node_modules", "dist", "coverage", ".git", ".runtime"]);

/** Every file of a tree below a folder, as paths from the root, in a fixed order. */
export function filesBelow(root: string, folder = ""): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && !NOT_OURS.has(entry.name)) found.push(...filesBelow(root, path));
  }
  return found;
}

/** Whether a path is a program in TypeScript or plain JavaScript. */
export function isProgram(path: string): boolean {
  return /\.(?:[cm]?ts|[cm]?js|tsx|jsx)$/.test(path);
}

/** Whether a path is a test. */
export function isTest(path: string): boolean {
  return /\.(?:test|bench|test-d)\.ts$/.test(path);
}

/** Reads and parses a file. Throws, naming the place, where it is not a program. */
export function readSource(root: string, path: string): Source {
  return parseSource(path, readFileSync(join(root, path), "utf8"));
}

/** Parses a text as the file of a path. Throws, naming the place, where it is not a program. */
export function parseSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text, { range: false });
  const lineOf = lineFinder(text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}:${lineOf(error.labels[0]?.start ?? 0)}  ${error.message}`);
  return { path, text, program, comments, imports: importsOf(program, lineOf), lineOf };
}

/**
 * Visits a node and everything below it, parents before children. `above` holds the ancestors, the
 * nearest last.
 */
export function walk(node: Node, visit: (node: Node, above: readonly Node[]) => void, above: Node[] = []): void {
  visit(node, above);
  above.push(node);
  for (const child of children(node)) walk(child, visit, above);
  above.pop();
}

/** The nodes directly below a node, in the order in which they are written. */
export function children(node: Node): Node[] {
  const fields = node as unknown as Record<string, Node | readonly (Node | null)[] | null | undefined>;
  const found: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const below = fields[key];
    if (below === null || below === undefined) continue;
    if (isList(below)) found.push(...below.filter((each) => each !== null));
    else found.push(below);
  }
  return found;
}

function isList(below: Node | readonly (Node | null)[]): below is readonly (Node | null)[] {
  return Array.isArray(below);
}

function importsOf(program: Node, lineOf: (offset: number) => number): Import[] {
  const found: Import[] = [];
  walk(program, (node) => {
    const seen = importIn(node);
    if (seen !== undefined) found.push({ ...seen, line: lineOf(node.start) });
  });
  return found;
}

function importIn(node: Node): Omit<Import, "line"> | undefined {
  switch (node.type) {
    case "ImportDeclaration": {
      const allTypes =
        node.specifiers.length > 0 &&
        node.specifiers.every((each) => "importKind" in each && each.importKind === "type");
      return { specifier: node.source.value, typesOnly: node.importKind === "type" || allTypes, everything: false };
    }
    case "ExportNamedDeclaration": {
      if (node.source === null) return undefined;
      const allTypes = node.specifiers.length > 0 && node.specifiers.every((each) => each.exportKind === "type");
      return { specifier: node.source.value, typesOnly: node.exportKind === "type" || allTypes, everything: false };
    }
    case "ExportAllDeclaration":
      return { specifier: node.source.value, typesOnly: node.exportKind === "type", everything: true };
    case "ImportExpression":
      return { specifier: literal(node.source), typesOnly: false, everything: false };
    case "TSImportType":
      return { specifier: node.source.value, typesOnly: true, everything: false };
    default:
      return undefined;
  }
}

/** The text of a literal, or a mark that no import can be named by. */
function literal(node: Node): string {
  return node.type === "Literal" && typeof node.value === "string" ? node.value : COMPUTED;
}

/** Stands for the name of an import that is worked out at run time. */
export const COMPUTED = "(computed)";

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
