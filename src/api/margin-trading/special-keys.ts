// What the pages of special keys have in common: how a key is named, bound and shown.

import type { ApiKey } from "../../core/select.ts";
import type { View } from "../../core/view.ts";
import { text, type Parameter } from "../../gateway/parameters.ts";

/** What a special key is called by its owner. */
export const apiName: Parameter<string> = text("^[A-Za-z0-9 ._-]{1,40}$");
/** A key as it stands in the header. */
export const apiKey: Parameter<string> = text("^[A-Za-z0-9]{1,128}$");

/** Addresses one key may be bound to. */
const MOST_ADDRESSES = 30;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^(?=.*:.*:)[0-9a-f:]{2,39}$/;

/** Addresses with commas between them. */
export const addressList: Parameter<readonly string[]> = {
  type: "STRING",
  range: "",
  read(value) {
    const found = value.split(",").map((address) => address.trim().toLowerCase());
    const sound = found.length <= MOST_ADDRESSES && found.every((address) => IPV4.test(address) || IPV6.test(address));
    return sound ? [...new Set(found)] : { wrong: "invalid" };
  },
};

/** What the pages call the ways of signing. */
export const KEY_TYPES = { hmac: "HMAC_SHA256", rsa: "RSA", ed25519: "Ed25519" } as const satisfies Record<
  ApiKey["kind"],
  string
>;

/** A special key as the pages show it. */
export function shownKey({ key, kind, permissions, special }: View<ApiKey>) {
  return {
    apiName: special!.name,
    apiKey: key,
    ip: special!.addresses.length === 0 ? UNBOUND : special!.addresses.join(","),
    type: KEY_TYPES[kind],
    permissionMode: permissions.trading ? "TRADE" : "READ",
  };
}

/** What is shown of a key that is bound to no address: the documentation calls it the initial state, without a meaning. */
const UNBOUND = "0.0.0.0";

/** Where a key is not told from one of another account: inferred, and said on each page it shows on. */
export const BY_ACCOUNT =
  "a key is found under the account it was made for alone, which symbol names (the cross account without it); " +
  "the code for one that is not there is ours";
