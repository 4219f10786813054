// The list of each family's pages, from the files that declare them.

import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { filesBelow } from "../source.ts";

/** A file that is written, and its text. */
export interface Written {
  readonly path: string;
  readonly text: string;
}

/** Where the pages are, and the file that says what a family is. */
const API = "src/api";
const FAMILY = "endpoints.ts";

/**
 * `pages.ts` of every family of a tree: its pages in the order of their paths. Throws where a page is in
 * no family, or where two of one family have one name.
 */
export function pageLists(root: string): Written[] {
  const files = filesBelow(root, API);
  const families = files
    .filter((path) => posix.basename(path) === FAMILY && posix.dirname(path) !== API)
    .map((path) => posix.dirname(path));
  const pages = files.flatMap((path) => {
    const name = nameOfPage(path, readFileSync(join(root, path), "utf8"));
    return name === undefined ? [] : [{ path, name }];
  });
  for (const { path } of pages) {
    if (!families.some((family) => path.startsWith(`${family}/`)))
      throw new Error(`${path} declares a page of no family: a family is a folder with ${FAMILY}`);
  }
  return families.map((family) => ({
    path: `${family}/pages.ts`,
    text: list(
      family,
      pages.filter(({ path }) => path.startsWith(`${family}/`)),
    ),
  }));
}

interface Declared {
  readonly path: string;
  readonly name: string;
}

/** The name under which a file declares a page, or undefined where it declares none. */
function nameOfPage(path: string, text: string): string | undefined {
  if (path.endsWith(".test.ts") || !/^ {2}page: "/m.test(text)) return undefined;
  const [, name] = /^export const (\w+) = (?:action|query|recall)\(\{$/m.exec(text) ?? [];
  if (name === undefined)
    throw new Error(`${path} has a page, but does not export it as an action, a query or a recall`);
  return name;
}

function list(family: string, pages: readonly Declared[]): string {
  const twice = pages.find(({ name }, nth) => pages.findIndex((each) => each.name === name) !== nth);
  if (twice !== undefined)
    throw new Error(`two pages of ${family} are called ${twice.name}, one of them in ${twice.path}`);
  return [
    "// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.",
    "",
    `import type { PageFamily } from "${posix.relative(family, `${API}/page.ts`)}";`,
    ...pages.map(({ path, name }) => `import { ${name} } from "./${posix.relative(family, path)}";`),
    "",
    "/** The pages of the family that are served. */",
    'export const pages: PageFamily["pages"] = [',
    ...pages.map(({ name }) => `  ${name},`),
    "];",
    "",
  ].join("\n");
}
