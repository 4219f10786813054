// What holds of every page: where its file is, where its test is, and that it is served.

import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { placeOf } from "../../scripts/new-page.ts";
import { catalogue } from "../../src/api/catalogue.ts";
import { families, socketApis } from "../../src/api/endpoints.ts";

const read = (file: string): string => readFileSync(file, "utf8");

/** Every page that is served, with the name of its family. */
const served = families.flatMap(({ name, prefixes, pages }) => pages.map((page) => ({ name, prefixes, page })));

/** Where a page belongs, by the address at the top of its file. */
const placeIn = (file: string) =>
  placeOf(/^\/\/ (https:\/\/developers\.binance\.com\/docs\/\S+)\n/.exec(read(file))![1]!);

test("every file that declares a page has that page's address on top, stands where that says, and is served", () => {
  const declaring = globSync("src/api/*/**/*.ts").filter((file) => /^ {2}page: "/m.test(read(file)));
  const places = declaring.map((file) => ({ file, place: placeIn(file) }));
  for (const { file, place } of places) {
    expect(place.file, place.page).toBe(file);
    expect(read(file), file).toContain(`page: "${place.page}"`);
    expect(existsSync(place.test), `a test of ${file}`).toBe(true);
  }
  const pages = places.map(({ place }) => place.page);
  const methods = socketApis.flatMap((api) => api.methods.map(({ page }) => page));
  expect([...served.map(({ page }) => page.page), ...methods].toSorted()).toEqual(pages.toSorted());
});

test("every page is in the family of its folder, under one of its paths", () => {
  for (const { name, prefixes, page } of served) {
    expect(page.page.toLowerCase().replaceAll("_", "-")).toMatch(new RegExp(`^${name}/`));
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
