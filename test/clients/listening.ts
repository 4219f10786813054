// A venue on a real port for client libraries, with the clock outside as theirs is.

import { afterAll } from "vitest";
import { audit } from "../../src/core/audit.ts";
import type { QuirkWords } from "../../src/genesis/quirks.ts";
import { demoAccounts, startVenue } from "../../src/main.ts";

/** A venue that listens, closed when the test file ends. */
export interface ListeningVenue {
  readonly url: string;
  readonly port: number;
  /** The key and the secret of a demo account. */
  keysOf(name: string): { readonly apiKey: string; readonly secret: string };
  /** Steers it: a verb of the control plane. Answers with the parsed body. */
  steer(method: string, verb: string, body?: object): Promise<unknown>;
  /** Broken invariants; none in a sound venue. */
  faults(): string[];
}

/** Starts a venue as `npm start -- --memory` does, with quirks where they are named, on a free port. */
export async function openListening(quirks: QuirkWords = {}): Promise<ListeningVenue> {
  const running = await startVenue({
    host: "127.0.0.1",
    port: 0,
    data: undefined,
    seed: 1,
    choice: { profile: undefined, quirks },
    strictness: { timestamps: "either", limits: "on" },
  });
  afterAll(() => running.close());
  return {
    url: running.url,
    port: running.port,
    keysOf(name) {
      const { key, secret } = demoAccounts().find((account) => account.name === name)!;
      return { apiKey: key, secret };
    },
    async steer(method, verb, body) {
      const reply = await fetch(`${running.url}/margrave/v1/${verb}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
      });
      return reply.json();
    },
    faults: () => audit(running.engine.view),
  };
}
