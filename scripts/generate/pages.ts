// The coverage table: every documented page, and whether this venue serves it.

import { families } from "../../src/api/endpoints.ts";
import type { PageFamily } from "../../src/api/page.ts";
import { catalogue } from "../../src/api/catalogue.ts";
import { weightText } from "./openapi.ts";

type Page = PageFamily["pages"][number];

/** The table as Markdown. */
export function pageReference(): string {
  const served = new Map<string, Page>(
    families.flatMap((family) => family.pages.map((page) => [page.route, page] as const)),
  );
  const areas = [...new Set(catalogue.map((row) => row.area))];
  const known = new Set<string>(catalogue.map((row) => row.route));
  const lines = [
    "# Pages",
    "",
    "Made from the declarations; do not edit. *Documented* is the date of the documentation a page follows.",
    'A documented page that is not served yet answers -1020, "This operation is not supported."',
    "",
    "| area | documented pages | served | of those with a known difference |",
    "|---|---:|---:|---:|",
    ...areas.map((area) => summary(area, served)),
    "",
  ];
  for (const area of areas) {
    lines.push(
      `## ${area}`,
      "",
      "| route | title | served | documented | security | weight | differs |",
      "|---|---|---|---|---|---|---|",
    );
    for (const row of catalogue) if (row.area === area) lines.push(tableRow(row, served.get(row.route)));
    lines.push("");
  }
  const others = [...served.values()].filter((page) => !known.has(page.route));
  if (others.length > 0) {
    lines.push(
      "## Others",
      "",
      "| route | title | served | documented | security | weight | differs |",
      "|---|---|---|---|---|---|---|",
    );
    for (const page of others) lines.push(tableRow({ route: page.route, title: page.title }, page));
    lines.push("");
  }
  return lines.join("\n");
}

function summary(area: string, served: ReadonlyMap<string, Page>): string {
  const rows = catalogue.filter((row) => row.area === area);
  const there = rows.map((row) => served.get(row.route)).filter((page) => page !== undefined);
  return `| ${area} | ${rows.length} | ${there.length} | ${there.filter((page) => page.differs !== undefined).length} |`;
}

function tableRow(row: { readonly route: string; readonly title: string }, page: Page | undefined): string {
  if (page === undefined) return `| \`${row.route}\` | ${row.title} | no | | | | |`;
  const cells = [page.documented, page.security, weightText(page), page.differs ?? ""];
  return `| \`${row.route}\` | ${row.title} | yes | ${cells.join(" | ")} |`;
}
