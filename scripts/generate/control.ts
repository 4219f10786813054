// The control plane's reference.

import { verbs } from "../../src/control/verbs.ts";
import type { Parameter } from "../../src/gateway/parameters.ts";

/** The reference as Markdown. */
export function controlReference(): string {
  const lines = [
    "# Control plane",
    "",
    "Made from the declarations; do not edit. Requests take a flat JSON object (or query parameters) and answer JSON.",
    "Callers on this machine may use it; others need the token (`--token`, sent as `Authorization: Bearer …`).",
    "The command line is `npm run margrave -- <line>`; `--url <url>` before the line names another venue.",
    "",
  ];
  for (const verb of verbs) {
    lines.push(`## ${verb.line}`, "", verb.says, "", `\`${verb.route}\``, "");
    const params = Object.entries(verb.params as Record<string, Parameter<unknown>>);
    if (params.length > 0) {
      lines.push("| parameter | must be sent | values |", "|---|---|---|");
      for (const [name, parameter] of params) {
        const values = parameter.values?.join(", ") ?? parameter.type.toLowerCase();
        lines.push(`| ${name} | ${parameter.absent === undefined ? "yes" : "no"} | ${values} |`);
      }
      lines.push("");
    }
  }
  return lines.join("\n");
}
