// Whether a signed request was signed by the key's owner. What is signed is the raw query and the raw
// body with nothing between them, the signature itself taken out wherever it stands.

import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from "node:crypto";
import type { Call } from "../call.ts";
import { wireError, type WireError } from "../errors.ts";
import type { ApiKey } from "../../core/select.ts";
import type { View } from "../../core/view.ts";

/** Public keys read from their text, which is slow, once. */
const publicKeys = new Map<string, KeyObject>();

/** Refuses a request whose signature does not fit. */
export function verifySignature<Past>(call: Call<Past>): WireError | undefined {
  const { query, body } = call.request;
  const fits = signatureFits(
    call.caller.key!,
    withoutSignature(query) + withoutSignature(body),
    call.sent.get("signature")!,
  );
  return fits ? undefined : wireError("BAD_SIGNATURE");
}

/** Whether a signature is a key's for a text. HMAC signatures are hex in any case, the others base64. */
export function signatureFits(key: View<ApiKey>, signed: string, signature: string): boolean {
  if (key.kind === "hmac") {
    const expected = createHmac("sha256", key.secret).update(signed).digest("hex");
    const given = signature.toLowerCase();
    return (
      given.length === expected.length && timingSafeEqual(Buffer.from(given, "latin1"), Buffer.from(expected, "latin1"))
    );
  }
  let publicKey = publicKeys.get(key.secret);
  if (publicKey === undefined) publicKeys.set(key.secret, (publicKey = createPublicKey(key.secret)));
  const given = Buffer.from(signature.replaceAll(" ", "+"), "base64");
  return verify(key.kind === "rsa" ? "RSA-SHA256" : null, Buffer.from(signed), publicKey, given);
}

/** A query or body without its signature; everything else stays where it is. */
export function withoutSignature(raw: string): string {
  const at = raw.startsWith("signature=") ? 0 : raw.indexOf("&signature=") + 1;
  if (at === 0 && !raw.startsWith("signature=")) return raw;
  const end = raw.indexOf("&", at);
  if (end >= 0) return raw.slice(0, at) + raw.slice(end + 1);
  return at === 0 ? "" : raw.slice(0, at - 1);
}
