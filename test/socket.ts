// A WebSocket connection inside a test, and what has come over it.

import { once } from "node:events";
import { createPrivateKey, generateKeyPairSync, sign as signed } from "node:crypto";
import { WebSocket } from "ws";
import { sign, type TestVenue } from "./venue.ts";

/** Anything that came. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into messages of every shape
export type Message = Record<string, any>;

/** A connection. */
export interface Socket {
  readonly ws: WebSocket;
  /** Sends a message. */
  readonly say: (message: object) => void;
  /** The next message that fits, taken out; waits for it. */
  readonly next: (fits?: (message: Message) => boolean) => Promise<Message>;
  /** Asks a WebSocket API, and waits for the answer. */
  readonly asks: (method: string, params?: object) => Promise<Message>;
  /** All that has come and was not taken out, up to now. Asks something first, which is answered after all that. */
  readonly heard: () => Promise<Message[]>;
  /** The code with which it was closed; waits for that. */
  readonly closed: () => Promise<number>;
}

const EVERYTHING = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };

let ids = 0;

/** Opens a connection to a venue. */
export async function dial(venue: TestVenue, path: string): Promise<Socket> {
  const ws = new WebSocket(`ws://127.0.0.1:${venue.running.port}${path}`);
  const messages: Message[] = [];
  const wakers: (() => void)[] = [];
  ws.on("message", (data: Buffer) => {
    messages.push(JSON.parse(data.toString()) as Message);
    for (const wake of wakers.splice(0)) wake();
  });
  const closing = once(ws, "close") as Promise<[number]>;
  await once(ws, "open");
  const asking = path.startsWith("/ws-");
  const next: Socket["next"] = async (fits = () => true) => {
    for (;;) {
      const at = messages.findIndex(fits);
      if (at >= 0) return messages.splice(at, 1)[0]!;
      await new Promise<void>((resolve) => wakers.push(resolve));
    }
  };
  const answered = (message: object): Promise<Message> => {
    const id = `t${ids++}`;
    ws.send(JSON.stringify({ id, ...message }));
    return next((each) => each["id"] === id);
  };
  return {
    ws,
    say: (message) => ws.send(JSON.stringify(message)),
    next,
    asks: (method, params) => answered({ method, params }),
    async heard() {
      await answered({ method: asking ? "ping" : "LIST_SUBSCRIPTIONS" });
      return messages.splice(0);
    },
    closed: async () => (await closing)[0],
  };
}

/** Somebody who signs requests of the WebSocket API: every parameter, sorted by name. */
export interface Signer {
  readonly key: string;
  readonly sign: (params: Record<string, string | number>) => Record<string, string | number>;
}

/** Signs as a demo account's HMAC key does. */
export function hmacSigner({ key, secret }: { readonly key: string; readonly secret: string }): Signer {
  return {
    key,
    sign: (params) => ({ ...params, apiKey: key, signature: sign(secret, payloadOf({ ...params, apiKey: key })) }),
  };
}

/** Gives an account a fresh Ed25519 key, and signs with it. */
export async function ed25519Signer(venue: TestVenue, account: number, key: string): Promise<Signer> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519", {
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await venue.perform({ type: "IssueKey", account, key, kind: "ed25519", secret: publicKey, permissions: EVERYTHING });
  const signature = (text: string): string =>
    signed(null, Buffer.from(text), createPrivateKey(privateKey)).toString("base64");
  return {
    key,
    sign: (params) => ({ ...params, apiKey: key, signature: signature(payloadOf({ ...params, apiKey: key })) }),
  };
}

/** What is signed: every parameter, sorted by name. */
export function payloadOf(params: Record<string, string | number>): string {
  return Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}
