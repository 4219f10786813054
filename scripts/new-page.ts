// Writes the skeleton of a documented page and of its test: `npm run new-page -- <url> "<METHOD /path>"`.
// What only a reader of the page can know is marked, and no check passes before the marks are gone.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogue } from "../src/api/catalogue.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A page's place in the project, from its address in the documentation. */
export interface PagePlace {
  /** The `page` field. */
  readonly page: string;
  readonly file: string;
  readonly test: string;
  /** The name it is exported under. */
  readonly name: string;
}

/** Headings that have a slash between two words: their addresses run the two together. */
const RUN_TOGETHER: Readonly<Record<string, string>> = {
  compressedaggregate: "compressed-aggregate",
  klinecandlestick: "kline-candlestick",
};

/**
 * Where a page belongs. A page of its own is at its path in the documentation, and a heading of a page below that; the
 * spot pages are headings of one long page a group, and each is at `spot/<group>/<heading>`, those of the WebSocket API
 * at `spot/websocket-api/<group>/<heading>`.
 */
export function placeOf(url: string): PagePlace {
  const [, path, anchor] = /\/docs\/(?:zh-CN\/)?([^#]+?)\/?(?:#(.+))?$/.exec(url) ?? [];
  if (path === undefined) throw new Error(`"${url}" is no page of the documentation: it should contain /docs/`);
  const below = anchor === undefined ? path : `${path}/${headingOf(anchor)}`;
  const page = path.startsWith("binance-spot-api-docs/") ? spotPage(path, anchor, url) : below;
  const home = page.toLowerCase().replaceAll("_", "-");
  return { page, file: `src/api/${home}.ts`, test: `test/pages/${home}.test.ts`, name: nameOf(page) };
}

function spotPage(path: string, anchor: string | undefined, url: string): string {
  const [, rest, socket] =
    /^binance-spot-api-docs\/(?:rest-api\/([a-z-]+)-endpoints|websocket-api\/([a-z-]+)-requests)$/.exec(path) ?? [];
  const group = rest ?? (socket === undefined ? undefined : `websocket-api/${socket}`);
  if (group === undefined || anchor === undefined)
    throw new Error(
      `"${url}" is no spot page: it should end in /rest-api/<group>-endpoints#<heading> ` +
        "or /websocket-api/<group>-requests#<heading>",
    );
  return `spot/${group}/${headingOf(anchor)}`;
}

/** A heading from its address, in which who may call the page stands behind it. */
function headingOf(anchor: string): string {
  const heading = anchor.replace(/-(?:none|market_data|user_stream|user_data|trade|margin|signed)$/, "");
  const words = heading.split(/-+/).flatMap((word) => (RUN_TOGETHER[word] ?? word).split("-"));
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("-");
}

/** The words of a page's address in camel case; one that begins with a digit stands second. */
function nameOf(page: string): string {
  const words = page.slice(page.lastIndexOf("/") + 1).split(/[-_]/);
  if (/^\d/.test(words[0]!)) words.splice(0, 2, words[1] ?? "page", words[0]!);
  return words
    .map((word, nth) => (nth === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase()))
    .join("");
}

/** The two skeletons. */
export function skeletons(url: string, route: string): { readonly path: string; readonly text: string }[] {
  const place = placeOf(url);
  const gateway = relative(dirname(place.file), "src/gateway");
  const venue = relative(dirname(place.test), "test");
  const [method, path] = route.split(" ");
  const title = catalogue.find((row) => row.route === route)?.title ?? "TODO";
  return [
    {
      path: place.file,
      text: `// ${url}

import { perIp, query } from "${gateway}/declare.ts";

/** TODO: what the page is for, in one sentence. */
export const ${place.name} = query({
  page: "${place.page}",
  title: "${title}",
  // TODO: the date of the documentation, who may call the page, what a call costs, and its parameters.
  documented: "YYYY-MM-DD",
  route: "${route}",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  // TODO: the answer.
  answer: () => ({}),
});
`,
    },
    {
      path: place.test,
      text: `import { expect, test } from "vitest";
import { openVenue } from "${venue}/venue.ts";

const venue = await openVenue();
const alice = venue.as("alice");

// TODO: the documented shape, what a client notices, every parameter, every refusal.
test("it answers as documented, from a state that is not empty", async () => {
  const { status, body } = await alice.${method!.toLowerCase()}("${path}");
  expect({ status, body }).toEqual({ status: 200, body: "TODO" });
  expect(venue.faults()).toEqual([]);
});
`,
    },
  ];
}

if (import.meta.main) {
  const [url, route] = process.argv.slice(2);
  if (url === undefined || route === undefined || !/^(GET|POST|PUT|DELETE) \//.test(route)) {
    process.stderr.write('usage: npm run new-page -- <documentation url> "<METHOD /path>"\n');
    process.exit(1);
  }
  const files = skeletons(url, route);
  const there = files.find(({ path }) => existsSync(join(root, path)));
  if (there !== undefined) {
    process.stderr.write(`${there.path} is there already\n`);
    process.exit(1);
  }
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write("Next: fill in what is marked, run npm run generate, which lists the page, and npm test.\n");
}
