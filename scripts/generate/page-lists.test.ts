// Each family's list of pages, from a small tree.

import { expect, test } from "vitest";
import { plant } from "../../test/guards/tree.ts";
import { pageLists } from "./page-lists.ts";

const page = (name: string, kind = "query"): string => `export const ${name} = ${kind}({\n  page: "x",\n});\n`;
const FAMILIES = { "src/api/endpoints.ts": "", "src/api/a/endpoints.ts": "", "src/api/b/c/endpoints.ts": "" };
const listsOf = (files: Readonly<Record<string, string>>) => pageLists(plant(files, FAMILIES));

test("a page is in the list of its family by being there", () => {
  const lists = listsOf({
    "src/api/a/z/last.ts": page("last", "action"),
    "src/api/a/first.ts": page("first", "recall"),
    "src/api/a/words.ts": "export const words = 1;\n",
    "src/api/a/first.test.ts": page("planted"),
    "src/api/b/c/only.ts": page("only"),
  });
  expect(lists.map(({ path }) => path)).toEqual(["src/api/a/pages.ts", "src/api/b/c/pages.ts"]);
  expect(lists[0]!.text).toContain(
    'import type { PageFamily } from "../page.ts";\n' +
      'import { first } from "./first.ts";\nimport { last } from "./z/last.ts";\n',
  );
  expect(lists[0]!.text).toContain('export const pages: PageFamily["pages"] = [\n  first,\n  last,\n];\n');
  expect(lists[1]!.text).toContain(
    'import type { PageFamily } from "../../page.ts";\nimport { only } from "./only.ts";',
  );
});

test.each([
  ["in no family", { "src/api/d/x.ts": page("x") }, "src/api/d/x.ts declares a page of no family"],
  ["of one name", { "src/api/a/x.ts": page("x"), "src/api/a/y.ts": page("x") }, "two pages of src/api/a are called x"],
  ["that is not exported", { "src/api/a/x.ts": 'const x = query({\n  page: "x",\n});\n' }, "does not export it"],
])("pages %s are refused", (_, files, why) => {
  expect(() => listsOf(files)).toThrow(why);
});
