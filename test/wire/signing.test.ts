import { createHmac, generateKeyPairSync, sign as signWith } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { signatureFits, withoutSignature } from "../../src/gateway/stages/verify-signature.ts";
import { instant } from "../../src/money/units.ts";
import { openVenue, sign, type TestVenue } from "../venue.ts";

const ALL = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };
const PATH = "/sapi/v1/margin/isolated/account";
let venue: TestVenue;
beforeAll(async () => {
  venue = await openVenue();
});

const documented = {
  key: "k",
  account: 1,
  kind: "hmac" as const,
  secret: "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
  permissions: ALL,
  issuedAt: instant(0),
};

// The figures are the examples of Binance's REST documentation, section "Request security".
test.each([
  [
    "a query",
    "symbol=LTCBTC" +
      "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559",
    "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
  ],
  [
    "a symbol outside ASCII, percent-encoded",
    "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96" +
      "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559",
    "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3",
  ],
  [
    "a query and a body, glued with nothing between",
    "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTCquantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559",
    "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77",
  ],
])("the documented signature of %s fits, in either case, and no other does", (_what, text, signature) => {
  expect(signatureFits(documented, text, signature)).toBe(true);
  expect(signatureFits(documented, text, signature.toUpperCase())).toBe(true);
  expect(signatureFits(documented, `${text}0`, signature)).toBe(false);
  expect(signatureFits(documented, text, signature.slice(0, 63))).toBe(false);
});

test.each([
  ["a=1&signature=xyz", "a=1"],
  ["signature=xyz&a=1", "a=1"],
  ["a=1&signature=xyz&b=2", "a=1&b=2"],
  ["signature=xyz", ""],
  ["a=1", "a=1"],
  ["presignature=1&a=1", "presignature=1&a=1"],
  ["", ""],
])("%s without its signature is %s", (raw, rest) => {
  expect(withoutSignature(raw)).toBe(rest);
});

test("the signature may stand in the query, in the body, or in the query over a body", async () => {
  const alice = venue.as("alice");
  const timestamp = `timestamp=${venue.now()}`;
  const ask = (query: string, body: string) => venue.raw("DELETE", PATH, { query, body, apiKey: alice.key });
  const never = { code: -11001, msg: "Isolated margin account does not exist." };
  const inBody = `symbol=BTCUSDT&${timestamp}`;
  expect((await ask("", `${inBody}&signature=${sign(alice.secret, inBody)}`)).body).toEqual(never);
  const glued = `symbol=BTCUSDT${timestamp}`;
  expect((await ask("symbol=BTCUSDT", `${timestamp}&signature=${sign(alice.secret, glued)}`)).body).toEqual(never);
  expect((await ask(`symbol=BTCUSDT&signature=${sign(alice.secret, glued)}`, timestamp)).body).toEqual(never);
});

test("what is signed is the bytes, not what they mean", async () => {
  const alice = venue.as("alice");
  const query = `symbol=%42TCUSDT&timestamp=${venue.now()}`;
  const ask = (signature: string) =>
    venue.raw("DELETE", PATH, { query: `${query}&signature=${signature}`, apiKey: alice.key });
  expect((await ask(sign(alice.secret, query))).body.code).toBe(-11001);
  expect((await ask(sign(alice.secret, query.replace("%42", "B")))).body).toEqual({
    code: -1022,
    msg: "Signature for this request is not valid.",
  });
});

test.each([
  ["rsa" as const, () => generateKeyPairSync("rsa", { modulusLength: 2048 }), "RSA-SHA256"],
  ["ed25519" as const, () => generateKeyPairSync("ed25519"), null],
])("an %s key signs with its private half", async (kind, generate, algorithm) => {
  const { publicKey, privateKey } = generate();
  const secret = publicKey.export({ type: "spki", format: "pem" }).toString();
  const key = `Key${kind}`;
  const { engine } = venue.running;
  engine.perform({ type: "IssueKey", account: 2, key, kind, secret, permissions: ALL }, () => {}, {
    release() {},
    lost() {},
  });
  const query = `timestamp=${venue.now()}`;
  const signature = signWith(algorithm, Buffer.from(query), privateKey).toString("base64");
  const ask = (sent: string) =>
    venue.raw("GET", PATH, { query: `${query}&signature=${encodeURIComponent(sent)}`, apiKey: key });
  expect((await ask(signature)).status).toBe(200);
  expect((await ask(createHmac("sha256", "x").update(query).digest("base64"))).body.code).toBe(-1022);
  expect((await ask(signature.toLowerCase())).body.code).toBe(-1022);
});
