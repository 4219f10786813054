// What a client library sends and what comes back, seen from between the two: which page a method calls
// is asked of the library, not assumed.

import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** A request that went by, and the answer to it. */
export interface Seen {
  readonly route: string;
  readonly status: number;
  readonly body: string;
  /** The code of a refusal. */
  readonly code: number | undefined;
}

/** A go-between in front of a venue. */
export interface Recording {
  readonly url: string;
  /** Everything that went by since this was last asked. */
  taken(): Seen[];
}

/** Headers that are about one connection, not about what is asked. */
const OF_ONE_CONNECTION = new Set(["host", "connection", "content-length", "transfer-encoding", "accept-encoding"]);

/** Puts a go-between in front of a venue; it ends with the test file. */
export async function recordingBefore(venue: string): Promise<Recording> {
  let seen: Seen[] = [];
  const server = createServer((raw, response) => {
    const answered = async (): Promise<void> => {
      const { contentType, ...answer } = await passOn(venue, raw);
      seen.push(answer);
      response.writeHead(answer.status, { "content-type": contentType });
      response.end(answer.body);
    };
    void answered();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const taken = seen;
      seen = [];
      return taken;
    },
  };
}

/** Asks a venue what somebody asks the go-between. */
async function passOn(venue: string, raw: IncomingMessage): Promise<Seen & { readonly contentType: string }> {
  const { method = "GET", url = "/" } = raw;
  const parts: Buffer[] = [];
  for await (const part of raw) parts.push(part as Buffer);
  const sent = Buffer.concat(parts).toString();
  const headers = Object.entries(raw.headers).filter(([name]) => !OF_ONE_CONNECTION.has(name));
  const answer = await fetch(`${venue}${url}`, {
    method,
    headers: headers as [string, string][],
    ...(sent === "" ? {} : { body: sent }),
  });
  const body = await answer.text();
  const contentType = answer.headers.get("content-type") ?? "text/plain";
  return { route: `${method} ${url.split("?")[0]!}`, status: answer.status, body, code: codeOf(body), contentType };
}

function codeOf(text: string): number | undefined {
  try {
    return (JSON.parse(text) as { code?: number }).code;
  } catch {
    return undefined;
  }
}
