// From the key in the header to the account, and whether the key may do this.

import type { Call } from "../call.ts";
import { wireError, type WireError } from "../errors.ts";
import type { ApiKey } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";

/** What a key looks like; anything else is no key rather than an unknown one. */
const KEY_FORMAT = /^[A-Za-z0-9]{1,128}$/;

/** What stands for an address in a list that binds a key to none; it admits nobody and keeps nobody out. */
export const ANY_ADDRESS = "0.0.0.0";

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
  if (
    key.special !== undefined &&
    !(call.family.servesSpecialKeys === true && mayComeFrom(key.special.addresses, ip))
  ) {
    return wireError("KEY_REFUSED");
  }
  call.caller = { ...call.caller, account: key.account, key };
  if (mayCall(call, key)) return undefined;
  const lacking = security === "MARGIN" ? "margin" : needsOf(call);
  return READS_UNAUTHORIZED.includes(lacking) ? wireError("UNAUTHORIZED") : call.family.forbidden;
}

/** Whether an address is among those a key is bound to, if it is bound to any. */
function mayComeFrom(addresses: readonly string[], ip: string): boolean {
  const bound = addresses.filter((address) => address !== ANY_ADDRESS);
  return bound.length === 0 || bound.includes(plainAddress(ip));
}

/** An address as its owner writes it: one of IPv4 that came in over IPv6 without what stands before it there. */
function plainAddress(ip: string): string {
  return ip.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
}

function mayCall<Past>(call: Call<Past>, key: View<ApiKey>): boolean {
  const { security } = call.page;
  const needs = needsOf(call);
  const { permissions } = key;
  if (needs !== undefined && !permissions[needs]) return false;
  if (security === "USER_DATA") return permissions.reading;
  if (security === "MARGIN") return permissions.margin;
  return security !== "TRADE" || needs !== undefined || permissions.trading;
}

function needsOf<Past>({ page }: Call<Past>): keyof ApiKey["permissions"] | undefined {
  return page.kind === "connection" ? undefined : page.needs;
}
