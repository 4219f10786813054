// The lists of each family's pages and WebSocket methods, from the files that declare them.

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

/** What a file can declare, how, and the list it goes into. */
const KINDS = [
  {
    kinds: "action|query|recall",
    file: "pages.ts",
    title: "The pages of the family that are served.",
    constant: "pages",
    from: ["PageFamily", `${API}/page.ts`],
    type: 'PageFamily["pages"]',
  },
  {
    kinds: "pageMethod|connectionMethod",
    file: "methods.ts",
    title: "The WebSocket methods documented with the family.",
    constant: "methods",
    from: ["Methods", `${API}/page.ts`],
    type: "Methods",
  },
] as const;

/**
 * `pages.ts` of every family of a tree, and `methods.ts` of those that have some: in the order of their paths. Throws
 * where a page is in no family, or where two of one list have one name.
 */
export function pageLists(root: string): Written[] {
  const files = filesBelow(root, API);
  const families = files
    .filter((path) => posix.basename(path) === FAMILY && posix.dirname(path) !== API)
    .map((path) => posix.dirname(path));
  const pages = files.flatMap((path) => {
    const found = declaredIn(path, readFileSync(join(root, path), "utf8"));
    return found === undefined ? [] : [found];
  });
  for (const { path } of pages) {
    if (!families.some((family) => path.startsWith(`${family}/`)))
      throw new Error(`${path} declares a page of no family: a family is a folder with ${FAMILY}`);
  }
  return families.flatMap((family) =>
    KINDS.flatMap((of) => {
      const its = pages.filter(({ path, kind }) => kind === of && path.startsWith(`${family}/`));
      if (its.length === 0 && of.constant === "methods") return [];
      return [{ path: `${family}/${of.file}`, text: list(family, its, of) }];
    }),
  );
}

interface Declared {
  readonly path: string;
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
}

/** What a file declares, or undefined where it declares no page. */
function declaredIn(path: string, text: string): Declared | undefined {
  if (path.endsWith(".test.ts") || !/^ {2}page: "/m.test(text)) return undefined;
  for (const kind of KINDS) {
    const [, name] = new RegExp(`^export const (\\w+) = (?:${kind.kinds})\\(\\{$`, "m").exec(text) ?? [];
    if (name !== undefined) return { path, name, kind };
  }
  throw new Error(`${path} has a page, but does not export it as an action, a query, a recall or a method`);
}

function list(family: string, pages: readonly Declared[], of: (typeof KINDS)[number]): string {
  const twice = pages.find(({ name }, nth) => pages.findIndex((each) => each.name === name) !== nth);
  if (twice !== undefined)
    throw new Error(`two pages of ${family} are called ${twice.name}, one of them in ${twice.path}`);
  const [type, file] = of.from;
  const listed = pages.map(({ name }) => `  ${name},`);
  return [
    "// Made from the files that declare pages, in the order of their paths; do not edit. `npm run generate` writes it.",
    "",
    `import type { ${type} } from "${posix.relative(family, file)}";`,
    ...pages.map(({ path, name }) => `import { ${name} } from "./${posix.relative(family, path)}";`),
    "",
    `/** ${of.title} */`,
    ...(pages.length === 1 && of.constant === "methods"
      ? [`export const ${of.constant}: ${of.type} = [${pages[0]!.name}];`]
      : [`export const ${of.constant}: ${of.type} = [`, ...listed, "];"]),
    "",
  ].join("\n");
}
