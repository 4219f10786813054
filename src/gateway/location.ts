// Callers from where the real exchange serves nobody: they are turned away at the door, whatever they ask for.

import type { Reply } from "./call.ts";
import { wireError } from "./errors.ts";
import type { ExchangeView } from "../core/state.ts";

/** Where the venue's own pages are, which nobody is kept from for where he is. */
const OWN = "/margrave";

/** Whether whoever asks for a path is turned away because of where he asks from. */
export function isBarred(path: string, { reference }: ExchangeView): boolean {
  return reference.settings?.location === "restricted" && path !== OWN && !path.startsWith(`${OWN}/`);
}

/** What he reads. It is written over several lines, as nothing else is: so it came live, in ccxt/ccxt#16044. */
export function barred(): Reply {
  const { code, status, msg } = wireError("RESTRICTED_LOCATION");
  return {
    status,
    contentType: "application/json;charset=UTF-8",
    body: JSON.stringify({ code, msg }, undefined, 2),
    headers: [],
  };
}
