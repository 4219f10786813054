// Giving an account another API key.

import { createPublicKey } from "node:crypto";
import { wireError } from "../../gateway/errors.ts";
import { flag, oneOf, optional, type Parameter, text, withDefault } from "../../gateway/parameters.ts";
import { verb } from "../declare.ts";
import { durable } from "../durable.ts";

const KEY_LENGTH = 64;
/** Longest public key taken, in characters: an RSA key of 4096 bits has about 800. */
const LONGEST_PUBLIC_KEY = 4_000;

const pem: Parameter<string> = {
  type: "STRING",
  range: "a public key in PEM",
  read: (value) =>
    value.length <= LONGEST_PUBLIC_KEY && value.includes("BEGIN PUBLIC KEY") ? value : { wrong: "illegal" },
};

/** Issues an HMAC key, or registers the public half of an RSA or Ed25519 key; permissions can be withheld. */
export const issueKey = verb({
  route: "POST /margrave/v1/accounts/{name}/keys",
  line: "account key <name> [kind] [publicKey]",
  says:
    "Gives an account another API key: hmac (with a new secret), or rsa or ed25519 with your public key. " +
    "Permissions can be switched off.",
  params: {
    name: text("^[A-Za-z0-9_-]{1,40}$"),
    kind: withDefault(oneOf(["hmac", "rsa", "ed25519"]), "hmac"),
    publicKey: optional(pem),
    reading: withDefault(flag, true),
    trading: withDefault(flag, true),
    margin: withDefault(flag, true),
    futures: withDefault(flag, true),
    universalTransfer: withDefault(flag, true),
  },
  run(p, { engine, letters }, done) {
    const account = engine.view.accounts.byName.get(p.name);
    if (account === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: p.name }));
    const { kind, reading, trading, margin, futures, universalTransfer } = p;
    if (
      (kind === "hmac") !== (p.publicKey === undefined) ||
      (p.publicKey !== undefined && keyKind(p.publicKey) !== kind)
    ) {
      return done(
        wireError("CONTROL_BAD_REQUEST", {
          why: "An rsa or ed25519 key needs its own public key in PEM; an hmac key none.",
        }),
      );
    }
    const key = letters(KEY_LENGTH);
    const secret = p.publicKey ?? letters(KEY_LENGTH);
    const permissions = { reading, trading, margin, futures, universalTransfer };
    durable(engine, { type: "IssueKey", account, key, kind, secret, permissions }, done, () => ({
      name: p.name,
      apiKey: key,
      kind,
      ...(kind === "hmac" ? { secret } : {}),
      permissions,
    }));
  },
});

function keyKind(publicKey: string): string | undefined {
  try {
    return createPublicKey(publicKey).asymmetricKeyType;
  } catch {
    return undefined;
  }
}
