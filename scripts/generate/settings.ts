// The profiles and quirks a venue can be founded with.

import { QUIRKS_TODAY } from "../../src/core/quirks.ts";
import { PROFILE_TODAY, PROFILES, QUIRK_NAMES, QUIRKS, quirksOf, quirkWord } from "../../src/genesis/quirks.ts";

/** The reference as Markdown. */
export function settingsReference(): string {
  const lines = [
    "# Settings",
    "",
    "Made from the declarations; do not edit. Where the real exchange changed at a date, or does other than its",
    "documentation says, a venue has a quirk: a setting chosen when it is founded and kept in its journal.",
    "`npm start -- --quirk name=value` chooses one (again for each), `--profile <month>` a bundle of them; what is not",
    "chosen is as live clients see it today. A venue that goes on from its journal keeps what it was founded with.",
    "",
  ];
  for (const name of QUIRK_NAMES) {
    const { values, changes, since, source } = QUIRKS[name];
    lines.push(
      `## ${name}`,
      "",
      changes,
      "",
      `- values: ${Object.keys(values)
        .map((word) => `\`${word}\``)
        .join(", ")}; today \`${quirkWord(name, QUIRKS_TODAY[name])}\``,
      ...(since === undefined ? [] : [`- since: ${since}`]),
      `- source: ${source}`,
      "",
    );
  }
  const months = Object.keys(PROFILES);
  lines.push("## Profiles", "", `| quirk | ${months.join(" | ")} |`, `|---|${months.map(() => "---|").join("")}`);
  for (const name of QUIRK_NAMES) {
    const words = months.map((month) => quirkWord(name, quirksOf({ profile: month, quirks: {} })[name]));
    lines.push(`| ${name} | ${words.join(" | ")} |`);
  }
  lines.push("", `Where none is named it is ${PROFILE_TODAY}.`, "");
  return lines.join("\n");
}
