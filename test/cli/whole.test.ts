// What `npm start` runs is the compiled program in few files: it must find all that lies beside it, and start as the source does.

import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { verifyDirectory } from "../../src/main.ts";
import { control, signedCall } from "../journals/venue-process.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "margrave-whole-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Runs a script of package.json: its output up to the first line, and how it ends when it is asked to. */
async function launched(...words: string[]): Promise<{ readonly said: string; stop(): Promise<number | null> }> {
  const child = spawn(process.execPath, ["scripts/launch.mjs", ...words], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (text: Buffer) => resolve(text.toString()));
    void ended.then((code) => reject(new Error(`it ended with ${code} and said nothing`)));
  });
  return {
    said,
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

test("the program in few files keeps a journal, goes on with it, and keeps what was compiled for its next start", async () => {
  const words = ["start", "--quiet", "--port", "0", "--data", data];
  const first = await launched(...words);
  const url = first.said.trim();
  const placed = await signedCall(url, 1, "POST", "/api/v3/order", {
    symbol: "BTCUSDT",
    side: "BUY",
    type: "LIMIT",
    timeInForce: "GTC",
    quantity: "0.01",
    price: "15000",
  });
  expect(placed).toMatchObject({ status: 200, body: { status: "NEW" } });
  expect(await first.stop()).toBe(0);
  expect(readdirSync(join(ROOT, "dist/whole")).toSorted()).toContain("compiled");
  const second = await launched(...words);
  const open = await signedCall(second.said.trim(), 1, "GET", "/api/v3/openOrders", { symbol: "BTCUSDT" });
  expect(open?.body).toMatchObject([{ orderId: placed!.body["orderId"] }]);
  expect(await control(second.said.trim(), "GET", "/audit")).toEqual({ sound: true, faults: [] });
  expect(await second.stop()).toBe(0);
  expect(verifyDirectory(data).differs).toBeUndefined();
});

test("its command line knows its version and its verbs", async () => {
  expect((await launched("margrave", "--version")).said).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { said } = await launched("margrave", "--help");
  for (const verb of ["start", "journal", "index", "funding"]) expect(said).toContain(`\n  ${verb}`);
});
