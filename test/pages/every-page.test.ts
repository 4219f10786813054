// What holds of every page: where its file is, where its test is, and that it is served.

import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../src/api/catalogue.ts";
import { families } from "../../src/api/endpoints.ts";

/** Every page that is served, with the name of its family. */
const served = families.flatMap(({ name, prefixes, pages }) => pages.map((page) => ({ name, prefixes, page })));

/** Where the file of a page is: the path of the documentation's page, in small letters and with hyphens. */
const homeOf = ({ page }: { readonly page: string }): string => page.toLowerCase().replaceAll("_", "-");

test("the path of a page's file is the path of the page, and so is that of its test", () => {
  for (const { page } of served) {
    const home = homeOf(page);
    const file = `src/api/${home}.ts`;
    expect(existsSync(file), `${page.route} in ${file}`).toBe(true);
    const text = readFileSync(file, "utf8");
    expect(text, file).toContain(`page: "${page.page}"`);
    expect(text, file).toMatch(/^\/\/ https:\/\/developers\.binance\.com\/docs\//);
    expect(existsSync(`test/pages/${home}.test.ts`), `a test of ${file}`).toBe(true);
  }
});

test("every file that declares a page is served, by one family, under one of its paths", () => {
  const declaring = globSync("src/api/*/**/*.ts").filter((file) => /^ {2}page: "/m.test(readFileSync(file, "utf8")));
  const homes = served.map(({ page }) => `src/api/${homeOf(page)}.ts`);
  expect(homes.toSorted()).toEqual(declaring.toSorted());
  for (const { name, prefixes, page } of served) {
    expect(homeOf(page)).toMatch(new RegExp(`^${name}/`));
    const path = page.route.split(" ")[1]!;
    expect(
      prefixes.some((prefix) => path.startsWith(prefix)),
      `${page.route} in ${name}`,
    ).toBe(true);
  }
});

test("the catalogue names each page once, and every page that is served with the title it has there", () => {
  const titles = new Map(catalogue.map(({ route, title }) => [route, title]));
  expect(titles.size).toBe(catalogue.length);
  for (const { page } of served) if (titles.has(page.route)) expect(page.title).toBe(titles.get(page.route));
});
