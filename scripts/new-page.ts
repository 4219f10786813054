// Writes the skeleton of a documented page and of its test: `npm run new-page <url> "<METHOD /path>"`.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A page's place in the project, from its address in the documentation. */
export interface PagePlace {
  /** The `page` field. */
  readonly page: string;
  readonly file: string;
  readonly test: string;
  /** The name it is exported under. */
  readonly name: string;
  readonly title: string;
}

/** Where a page belongs: its path in the documentation, lower-cased, with hyphens. */
export function placeOf(url: string): PagePlace {
  const page = /\/docs\/(?:zh-CN\/)?(.+?)\/?(?:#.*)?$/.exec(url)?.[1];
  if (page === undefined) throw new Error(`"${url}" is no page of the documentation: it should contain /docs/`);
  const path = page.toLowerCase().replaceAll("_", "-");
  const slug = page.slice(page.lastIndexOf("/") + 1);
  const words = slug.split("-");
  return {
    page,
    file: `src/api/${path}.ts`,
    test: `test/pages/${path}.test.ts`,
    name: words
      .map((word, nth) => (nth === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase()))
      .join(""),
    title: words.join(" "),
  };
}

/** The two skeletons. */
export function skeletons(url: string, route: string): { readonly path: string; readonly text: string }[] {
  const place = placeOf(url);
  const gateway = relative(dirname(place.file), "src/gateway");
  const venue = relative(dirname(place.test), "test");
  return [
    {
      path: place.file,
      text: `// ${url}

import { perIp, query } from "${gateway}/declare.ts";

/** What the page is for, in one sentence. */
export const ${place.name} = query({
  page: "${place.page}",
  title: "${place.title}",
  documented: "YYYY-MM-DD",
  route: "${route}",
  security: "USER_DATA",
  weight: perIp(1),
  params: {},
  answer: () => ({}),
});
`,
    },
    {
      path: place.test,
      text: `import { expect, test } from "vitest";
import { openVenue } from "${venue}/venue.ts";

test("${place.title}: the documented example's shape, from a state that is not empty", async () => {
  const venue = await openVenue();
  const { status } = await venue.raw("${route.split(" ")[0]}", "${route.split(" ")[1]}");
  expect(status).toBe(200);
  expect(venue.faults()).toEqual([]);
});
`,
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [url, route] = process.argv.slice(2);
  if (url === undefined || route === undefined || !/^(GET|POST|PUT|DELETE) \//.test(route)) {
    process.stderr.write('usage: npm run new-page -- <documentation url> "<METHOD /path>"\n');
    process.exit(1);
  }
  for (const { path, text } of skeletons(url, route)) {
    const file = join(root, path);
    if (existsSync(file)) {
      process.stderr.write(`${path} is there already\n`);
      process.exit(1);
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`${path}\n`);
  }
  process.stdout.write(
    "Next: add it to its family's endpoints.ts, declare its parameters, write its answer and its test, run npm run check.\n",
  );
}
