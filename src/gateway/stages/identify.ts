// From the key in the header to the account, and whether the key may do this.

import type { Call } from "../call.ts";
import { wireError, type WireError } from "../errors.ts";
import type { ApiKey } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";

/** What a key looks like; anything else is no key rather than an unknown one. */
const KEY_FORMAT = /^[A-Za-z0-9]{1,128}$/;

/** Permissions whose lack is an answer of its own; without the others a key is refused like an unknown one. */
const READS_UNAUTHORIZED: readonly (keyof ApiKey["permissions"] | undefined)[] = ["margin", "universalTransfer"];

/** Finds the caller of a page that asks for a key. */
export function identify<Past>(call: Call<Past>, x: ExchangeView): WireError | undefined {
  const { security } = call.page;
  if (security === "NONE") return undefined;
  const { apiKey, ip } = call.request;
  if (apiKey === undefined || !KEY_FORMAT.test(apiKey)) return wireError("KEY_FORMAT");
  const key = x.accounts.keys.get(apiKey);
  if (key === undefined) return wireError("KEY_REFUSED");
  call.caller = { account: key.account, key, now: call.now, ip };
  if (mayCall(call, key)) return undefined;
  const lacking = security === "MARGIN" ? "margin" : call.page.needs;
  return READS_UNAUTHORIZED.includes(lacking) ? wireError("UNAUTHORIZED") : call.family.forbidden;
}

function mayCall<Past>(call: Call<Past>, key: View<ApiKey>): boolean {
  const { security, needs } = call.page;
  const { permissions } = key;
  if (needs !== undefined && !permissions[needs]) return false;
  if (security === "USER_DATA") return permissions.reading;
  if (security === "MARGIN") return permissions.margin;
  return security !== "TRADE" || needs !== undefined || permissions.trading;
}
