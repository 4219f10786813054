// Public keys as clients send them: read once, so that one that is none is refused where it is sent.

import { createPublicKey } from "node:crypto";
import type { Parameter } from "./parameters.ts";

/** A public key in PEM, and what signs for it. */
export interface PublicKey {
  readonly kind: "rsa" | "ed25519";
  readonly pem: string;
}

/** Longest public key taken, in characters: an RSA key of 4096 bits has about 800. */
const LONGEST = 4_000;

/** The public half of an RSA or Ed25519 key. */
export const publicKeyValue: Parameter<PublicKey> = {
  type: "STRING",
  range: "a public key in PEM",
  read(pem) {
    const kind = pem.length <= LONGEST && pem.includes("BEGIN PUBLIC KEY") ? keyKind(pem) : undefined;
    return kind === "rsa" || kind === "ed25519" ? { kind, pem } : { wrong: "invalid" };
  },
};

function keyKind(pem: string): string | undefined {
  try {
    return createPublicKey(pem).asymmetricKeyType;
  } catch {
    return undefined;
  }
}
