// Every reference document that follows from the declarations.

import { controlReference } from "./control.ts";
import { errorReference } from "./errors.ts";
import { openApi } from "./openapi.ts";
import type { Written } from "./page-lists.ts";
import { pageReference } from "./pages.ts";
import { settingsReference } from "./settings.ts";
import { streamReference } from "./streams.ts";

/** The references. */
export function references(): Written[] {
  return [
    { path: "docs/reference/openapi.json", text: `${JSON.stringify(openApi(), null, 2)}\n` },
    { path: "docs/reference/pages.md", text: pageReference() },
    { path: "docs/reference/errors.md", text: errorReference() },
    { path: "docs/reference/control.md", text: controlReference() },
    { path: "docs/reference/settings.md", text: settingsReference() },
    { path: "docs/reference/streams.md", text: streamReference() },
  ];
}
