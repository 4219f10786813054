// The table of errors a client can read.

import { ERRORS } from "../../src/gateway/errors.ts";

const MEANING = {
  documented: "documented",
  live: "seen live",
  ours: "ours: neither documented nor seen",
} as const;

/** The table as Markdown. */
export function errorReference(): string {
  const rows = Object.entries(ERRORS).map(
    ([name, { code, status, text, origin }]) =>
      `| ${code} | ${status} | ${text.replaceAll("|", "\\|")} | ${name} | ${MEANING[origin]} |`,
  );
  return [
    "# Errors",
    "",
    'Made from the declarations; do not edit. A refusal is `{"code": …, "msg": …}`; words in braces are filled in.',
    "One number can mean different things in different areas, as on the real exchange.",
    "",
    "| code | HTTP | text | name | origin |",
    "|---:|---:|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
