// Servers in processes of their own, as the benchmarks of the wire start and stop them.

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A server that is listening. */
export interface Server {
  readonly name: string;
  readonly port: number;
  /** Milliseconds from its spawning to its saying where it listens. */
  readonly readyAfter: number;
  /** Seconds of processor time of all its threads so far; undefined where the system does not tell. */
  processorTime(): number | undefined;
  stop(): Promise<void>;
}

const CLI = fileURLToPath(new URL("../dist/whole/margrave.js", import.meta.url));
const BARE = fileURLToPath(new URL("./bare-server.ts", import.meta.url));
const BARE_FAN_OUT = fileURLToPath(new URL("./bare-fan-out.ts", import.meta.url));
/** As `npm start` has it. */
const COMPILED = fileURLToPath(new URL("../dist/whole/compiled", import.meta.url));
/** The system's unit of processor time, in seconds. */
const JIFFY = 0.01;

/** Starts a bare node:http server. */
export function bare(): Promise<Server> {
  return serve("bare node:http", [BARE]);
}

/** Starts a server that sends each request to all readers with bare `ws`. */
export function bareFanOut(): Promise<Server> {
  return serve("bare ws", [BARE_FAN_OUT]);
}

/** Starts a compiled venue, its journal in a directory or in memory. */
export function venue(name: string, data: string | undefined): Promise<Server> {
  const journal = data === undefined ? ["--memory"] : ["--data", data];
  return serve(name, [CLI, "start", "--quiet", "--port", "0", "--limits", "off", ...journal]);
}

function serve(name: string, words: readonly string[]): Promise<Server> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child: ChildProcess = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...words], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
    });
    const ended = new Promise<void>((end) => child.once("exit", () => end()));
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}`)));
    let said = "";
    child.stdout!.on("data", (text: Buffer) => {
      said += text.toString();
      const port = /(\d+)\s*$/.exec(said)?.[1];
      if (port === undefined) return;
      resolve({
        name,
        port: Number(port),
        readyAfter: performance.now() - began,
        processorTime: () => processorTimeOf(child.pid!),
        stop() {
          child.kill("SIGKILL");
          return ended;
        },
      });
    });
  });
}

function processorTimeOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    // The fields after the name begin with the third; 14 and 15 are user and system time.
    return (Number(fields[11]) + Number(fields[12])) * JIFFY;
  } catch {
    return undefined;
  }
}
