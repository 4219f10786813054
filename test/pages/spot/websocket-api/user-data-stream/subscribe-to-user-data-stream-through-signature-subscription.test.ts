import { expect, test } from "vitest";
import { generateKeyPairSync, sign as signWith } from "node:crypto";
import { dial, ed25519Signer, hmacSigner, payloadOf, type Signer } from "../../../../socket.ts";
import { openVenue } from "../../../../venue.ts";

const venue = await openVenue();

/** Gives bob an RSA key, and signs with it. */
async function rsaSigner(): Promise<Signer> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const secret = publicKey.export({ type: "spki", format: "pem" }) as string;
  const permissions = { reading: true, trading: false, margin: false, futures: false, universalTransfer: false };
  await venue.perform({ type: "IssueKey", account: 2, key: "RSA", kind: "rsa", secret, permissions });
  const sign: Signer["sign"] = (params) => {
    const named = { ...params, apiKey: "RSA" };
    return {
      ...named,
      signature: signWith("RSA-SHA256", Buffer.from(payloadOf(named)), privateKey).toString("base64"),
    };
  };
  return { key: "RSA", sign };
}

test("keys of every kind follow their spot accounts, several on one connection", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const signers = [hmacSigner(venue.as("alice")), await rsaSigner(), await ed25519Signer(venue, 3, "ED")];
  for (const [nth, signer] of signers.entries()) {
    const params = signer.sign({ timestamp: venue.now(), recvWindow: "5000.5" });
    const { status, result } = await api.asks("userDataStream.subscribe.signature", params);
    expect({ status, result }).toEqual({ status: 200, result: { subscriptionId: nth } });
  }
  const transfer = { type: "MAIN_MARGIN", asset: "USDT", amount: "5" };
  await venue.as("bob").post("/sapi/v1/asset/transfer", transfer);
  expect(await api.next()).toMatchObject({ subscriptionId: 1, event: { e: "balanceUpdate", a: "USDT" } });
});

test("nobody does without a signature of its own that is right and fresh", async () => {
  const api = await dial(venue, "/ws-api/v3");
  const { sign, key } = hmacSigner(venue.as("dave"));
  const timestamp = venue.now();
  const ed = await ed25519Signer(venue, 4, "DAVE");
  await api.asks("session.logon", ed.sign({ timestamp }));
  const refused = async (params: object, code: number) =>
    expect((await api.asks("userDataStream.subscribe.signature", params))["error"].code).toBe(code);
  await refused({ timestamp }, -1102);
  await refused({ apiKey: key, timestamp }, -1102);
  await refused({ ...sign({ timestamp }), signature: "0" }, -1022);
  await refused({ ...sign({ timestamp }), timestamp: timestamp + 1 }, -1022);
  await refused(sign({ timestamp: timestamp + 1000 }), -1021);
  await refused(sign({ timestamp: timestamp - 5001 }), -1021);
  // In any case, as over HTTP; with microseconds as well.
  const good = sign({ timestamp: timestamp * 1000 });
  const upper = { ...good, signature: String(good["signature"]).toUpperCase() };
  expect((await api.asks("userDataStream.subscribe.signature", upper))["status"]).toBe(200);
});
