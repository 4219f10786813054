// Declaring pages whose past is this project's history.

import type { Parameters } from "../gateway/parameters.ts";
import type { Family, RecallPage } from "../gateway/declare.ts";
import type { Method } from "../gateway/methods.ts";
import type { Past } from "../history/past.ts";

/** Declares a page that looks at the present and then at history, both as of the same entry. */
export function recall<const P extends Parameters, T>(
  page: Omit<RecallPage<Past, P, T>, "kind">,
  // oxlint-disable-next-line typescript/no-explicit-any -- what a page notes in the present is known to itself alone
): RecallPage<Past, P, any> {
  return { kind: "recall", ...page };
}

/** A family of pages over this project's history. */
export type PageFamily = Family<Past>;

/** WebSocket methods over this project's history. */
export type Methods = readonly Method<Past>[];
