// From a method and a path to a page and its family.

import type { Family, Page } from "../declare.ts";

/** A page and the family it is in. */
export interface Found<Past> {
  readonly page: Page<Past>;
  readonly family: Family<Past>;
}

/** Finds pages by method and path, and families by path. */
export interface Routes<Past> {
  find(method: string, path: string): Found<Past> | undefined;
  /** The family a path belongs to, by its longest matching beginning. */
  familyOf(path: string): Family<Past> | undefined;
}

/** The routes of some families. Throws where two pages answer to one route. */
export function routesOf<Past>(families: readonly Family<Past>[]): Routes<Past> {
  const pages = new Map<string, Found<Past>>();
  for (const family of families) {
    for (const page of family.pages) {
      if (pages.has(page.route)) throw new Error(`two pages answer to ${page.route}`);
      pages.set(page.route, { page, family });
    }
  }
  const prefixes = families
    .flatMap((family) => family.prefixes.map((prefix) => ({ prefix, family })))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return {
    find: (method, path) => pages.get(`${method} ${path}`),
    familyOf: (path) => prefixes.find(({ prefix }) => path.startsWith(prefix))?.family,
  };
}
