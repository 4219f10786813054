// A venue in a process of its own, as users start it, so that it can be killed.

import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { demoKey, demoSecret } from "../../src/genesis/keys.ts";

const CLI = fileURLToPath(new URL("../../dist/cli/margrave.js", import.meta.url));

/** A running process. */
export interface VenueProcess {
  readonly url: string;
  /** Ends it without any warning. */
  kill(): Promise<void>;
  /** Asks it to stop, and says how it ended. */
  stop(): Promise<number | null>;
}

/** Starts a venue on a data directory and waits until it listens. */
export function startProcess(data: string, ...more: string[]): Promise<VenueProcess> {
  return new Promise((resolve, reject) => {
    const words = [
      "--disable-warning=ExperimentalWarning",
      CLI,
      "start",
      "--quiet",
      "--port",
      "0",
      "--limits",
      "off",
      "--data",
      data,
      ...more,
    ];
    const child: ChildProcess = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    let complaint = "";
    child.stderr!.on("data", (text: Buffer) => (complaint += text.toString()));
    void ended.then((code) => reject(new Error(`the venue ended with ${code}: ${complaint}`)));
    child.stdout!.once("data", (text: Buffer) => {
      resolve({
        url: text.toString().trim(),
        async kill() {
          child.kill("SIGKILL");
          await ended;
        },
        stop() {
          child.kill("SIGTERM");
          return ended;
        },
      });
    });
  });
}

/** A signed call of a demo account; undefined where no answer came. */
export async function signedCall(
  url: string,
  account: number,
  method: string,
  path: string,
  params: Record<string, string>,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> } | undefined> {
  const query = new URLSearchParams({ ...params, recvWindow: "60000", timestamp: String(Date.now()) }).toString();
  const signature = createHmac("sha256", demoSecret(account)).update(query).digest("hex");
  try {
    const response = await fetch(`${url}${path}?${query}&signature=${signature}`, {
      method,
      headers: { "X-MBX-APIKEY": demoKey(account) },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch {
    return undefined;
  }
}

/** A call of the control plane. */
export async function control(
  url: string,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const init: RequestInit = { method, headers: { "Content-Type": "application/json" } };
  if (body !== undefined) init.body = JSON.stringify(body);
  const response = await fetch(`${url}/margrave/v1${path}`, init);
  return (await response.json()) as Record<string, unknown>;
}
