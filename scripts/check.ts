// Everything that must hold before a change is a change: format, lint, types, rooms, tidiness,
// generated documents, and then the tests.
//
//   node scripts/check.ts                        every check
//   node scripts/check.ts rooms tidy             those checks
//   node scripts/check.ts --then-tests           every check, then every test
//   node scripts/check.ts --then-tests a/path    only these tests; the words go to vitest as they are

import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** One check: a program that ends with 0 where all is well. */
interface Check {
  readonly name: string;
  /** The program and its words; each program runs on this Node. */
  readonly program: readonly string[];
}

/** How a program ended. */
interface Ended {
  readonly failed: boolean;
  readonly output: string;
  readonly seconds: string;
}

/** As many at a time as the smallest machine this is run on has cores. */
const AT_A_TIME = 2;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const module = (path: string): string => join(root, "node_modules", path);
const script = (name: string): string => join(root, "scripts", name);

/** Looks without writing: not even what the build remembers of its last run. */
const WITHOUT_TRACE = ["--noEmit", "--composite", "false", "--incremental", "false"];

const CHECKS: readonly Check[] = [
  { name: "types", program: [module("typescript/bin/tsc"), "-p", "tsconfig.dev.json", "--noEmit"] },
  { name: "lint", program: [module("oxlint/bin/oxlint")] },
  { name: "sealed", program: [module("typescript/bin/tsc"), "-p", "tsconfig.sealed.json", ...WITHOUT_TRACE] },
  { name: "rooms", program: [script("rooms.ts")] },
  { name: "tidy", program: [script("tidy.ts")] },
  { name: "format", program: [module("oxfmt/bin/oxfmt"), "--check", "."] },
  { name: "documents", program: [script("generate.ts"), "--check"] },
];

const words = process.argv.slice(2);
const thenTests = words[0] === "--then-tests";
const rest = thenTests ? words.slice(1) : words;

if (thenTests && rest.length > 0) process.exitCode = await runTests(rest);
else {
  const sound = await runChecks(thenTests ? [] : rest);
  process.exitCode = sound ? 0 : 1;
  // Tests run in any case: who broke a line length wants to know what else is broken.
  if (thenTests) process.exitCode = (await runTests([])) === 0 && sound ? 0 : 1;
}

/** Runs checks, all or those named, and says how each ended. Whether all of them passed. */
async function runChecks(names: readonly string[]): Promise<boolean> {
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) {
    say(`no check is called ${unknown.join(", ")}; there are ${CHECKS.map((check) => check.name).join(", ")}`);
    return false;
  }
  const waiting = CHECKS.filter((check) => names.length === 0 || names.includes(check.name));
  let sound = true;
  async function worker(): Promise<void> {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const ended = await run(check.program);
      say(`${ended.failed ? "✗" : "✓"} ${check.name.padEnd(10)} ${ended.seconds.padStart(5)} s`);
      if (!ended.failed) continue;
      sound = false;
      say(ended.output.trimEnd());
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return sound;
}

/** Runs a program to its end and keeps what it says. One that cannot be started has failed. */
async function run(program: readonly string[]): Promise<Ended> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...program], { cwd: root });
    const end = (failed: boolean): void => {
      resolve({ failed, output, seconds: ((performance.now() - begun) / 1000).toFixed(1) });
    };
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += text.toString()));
    child.on("error", (error) => {
      output += String(error);
      end(true);
    });
    child.on("close", (code) => end(code !== 0));
  });
}

/** Runs tests before the reader's eyes and says with which code they ended. */
async function runTests(chosen: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const runner = [module("vitest/vitest.mjs"), "run", ...chosen];
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...runner], {
      cwd: root,
      stdio: "inherit",
    });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
