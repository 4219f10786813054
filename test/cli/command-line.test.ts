// The command line, as it is built and run: a venue in one process, steered from others.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { control, signedCall, startProcess } from "../journals/venue-process.ts";

const CLI = fileURLToPath(new URL("../../dist/cli/margrave.js", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "margrave-cli-"));
/** Prices that stay where they are put. */
const STILL = ["--market", "still"] as const;
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Runs the command line to its end. */
function margrave(...words: string[]): Promise<{ code: number | null; out: string; complaint: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", CLI, ...words]);
    let out = "";
    let complaint = "";
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));
    child.on("close", (code) => resolve({ code, out, complaint }));
  });
}

test("prices, time and accounts are steered from another process", async () => {
  const venue = await startProcess(data, ...STILL);
  const steer = (...words: string[]) => margrave("--url", venue.url, ...words);
  expect(JSON.parse((await steer("price", "BTCUSDT", "31000")).out)).toMatchObject({ price: "31000.00000000" });
  const before = (await control(venue.url, "GET", "/time"))["now"] as { ms: number };
  const after = JSON.parse((await steer("time", "advance", "24h")).out) as { now: { ms: number } };
  expect(after.now.ms - before.ms).toBeGreaterThanOrEqual(86_400_000);
  const to = after.now.ms + 86_400_000;
  const moment = await steer("time", "advance", "--to", new Date(to).toISOString());
  expect((JSON.parse(moment.out) as typeof after).now.ms).toBeGreaterThanOrEqual(to);
  expect(await steer("time", "advance")).toMatchObject({ code: 1, complaint: expect.stringContaining("Send either") });
  expect(JSON.parse((await steer("account", "open", "zoe")).out)).toMatchObject({ name: "zoe" });
  await steer("account", "credit", "zoe", "5", "ETH");
  expect((await steer("accounts")).out).toContain('"ETH": "5"');
  expect(JSON.parse((await steer("audit")).out)).toEqual({ sound: true, faults: [] });
  const refused = await steer("price", "NONE", "1");
  expect(refused).toMatchObject({ code: 1, out: "", complaint: "margrave: NONE does not exist.\n" });
  expect(await venue.stop()).toBe(0);
});

test("stopped and started again, the venue goes on where it was", async () => {
  const first = await startProcess(data, ...STILL);
  const order = { symbol: "BTCUSDT", side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: "0.01", price: "20000" };
  const placed = await signedCall(first.url, 2, "POST", "/api/v3/order", { ...order, newClientOrderId: "survivor" });
  expect(placed?.status).toBe(200);
  const then = (await control(first.url, "GET", "/time"))["now"] as { ms: number };
  const { accounts } = await control(first.url, "GET", "/accounts");
  expect(await first.stop()).toBe(0);

  const second = await startProcess(data, ...STILL);
  expect((await control(second.url, "GET", "/accounts"))["accounts"]).toEqual(accounts);
  // The day that was let pass is not taken back.
  const now = (await control(second.url, "GET", "/time"))["now"] as { ms: number };
  expect(now.ms).toBeGreaterThanOrEqual(then.ms);
  expect(await control(second.url, "GET", "/prices")).toMatchObject({ coins: { BTC: "31000.00000000" } });
  const open = await signedCall(second.url, 2, "GET", "/api/v3/openOrders", { symbol: "BTCUSDT" });
  expect(open?.body).toMatchObject([{ clientOrderId: "survivor", orderId: placed?.body["orderId"] }]);
  expect(await second.stop()).toBe(0);
  expect(await margrave("journal", "verify", data)).toMatchObject({ code: 0 });
});

test("the token that start is given admits callers who name another machine", async () => {
  const token = "correct horse";
  const venue = await startProcess(join(data, "token"), "--host", "0.0.0.0", "--token", token);
  const { port } = new URL(venue.url);
  const status = (headers: Record<string, string>) =>
    new Promise<number>((resolve) => {
      const request = { host: "127.0.0.1", port, path: "/margrave/v1/health", headers };
      get(request, (response) => resolve(response.resume().statusCode!));
    });
  const elsewhere = { host: `venue.example:${port}` };
  expect(await status(elsewhere)).toBe(403);
  expect(await status({ ...elsewhere, authorization: "Bearer wrong" })).toBe(403);
  expect(await status({ ...elsewhere, authorization: `Bearer ${token}` })).toBe(200);
  const steered = await margrave("--url", `http://127.0.0.1:${port}`, "--token", token, "health");
  expect(JSON.parse(steered.out)).toMatchObject({ status: "ok" });
  expect(await venue.stop()).toBe(0);
});

test("the version is the package's", async () => {
  const file = new URL("../../package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
  expect(await margrave("--version")).toEqual({ code: 0, out: `${version}\n`, complaint: "" });
});

test("what cannot be done is said in a line, with how to go on", async () => {
  const nowhere = await margrave("--url", "http://127.0.0.1:1", "health");
  expect(nowhere.code).toBe(2);
  expect(nowhere.complaint).toMatch(/^margrave: no venue answers at http:\/\/127.0.0.1:1; start one .*\n$/);
  const blocker = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => blocker.once("listening", resolve));
  const { port } = blocker.address() as { port: number };
  const taken = await margrave("start", "--memory", "--port", String(port));
  blocker.close();
  expect(taken.code).toBe(1);
  expect(taken.complaint).toMatch(/^margrave: .*port.*\n$/);
  expect(await margrave("start", "--port", "many")).toMatchObject({ code: 1 });
  expect(await margrave("start", "--memory", "--data", data)).toMatchObject({
    code: 1,
    out: "",
    complaint: expect.stringMatching(/^margrave: --memory .* --data .*\n$/) as string,
  });
  expect(await margrave("journal", "verify", join(data, "none"))).toMatchObject({ code: 2 });
  expect((await margrave("dance")).code).toBe(1);
});

test("a quirk or profile that is none ends a start with what there is", async () => {
  const start = (...words: string[]) => margrave("start", "--memory", "--port", "0", ...words);
  const none = await start("--quirk", "listenKeys=on");
  expect(none).toMatchObject({
    code: 1,
    complaint: expect.stringContaining('margrave: there is no quirk "listenKeys"'),
  });
  const value = await start("--quirk", "legacyListenKeys=true");
  expect(value).toMatchObject({ code: 1, complaint: expect.stringContaining("it can be on, off") });
  const month = await start("--profile", "2019-01");
  expect(month).toMatchObject({ code: 1, complaint: expect.stringContaining("there are 2026-01, 2026-03") });
  expect((await start("--quirk", "legacyListenKeys")).complaint).toContain("name=value");
});
