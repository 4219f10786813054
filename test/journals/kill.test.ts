import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { verifyDirectory } from "../../src/main.ts";
import { seeded } from "../../src/market/prng.ts";
import { control, signedCall, startProcess } from "./venue-process.ts";

const ROUNDS = 4;
const CONNECTIONS = 8;
const data = mkdtempSync(join(tmpdir(), "margrave-kill-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("killed at any moment, the venue has lost no order it acknowledged", async () => {
  const draw = seeded(20260115);
  const acknowledged = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const venue = await startProcess(data);
    if (round === 0)
      await control(venue.url, "POST", "/accounts/alice/credit", { asset: "USDT", amount: "5000000", wallet: "cross" });
    let over = false;
    const placing = Array.from({ length: CONNECTIONS }, async (_, connection) => {
      for (let nth = 0; !over; nth++) {
        const id = `r${round}-c${connection}-${nth}`;
        const symbol = ["BTCUSDT", "ETHUSDT", "BNBUSDT", "ADAUSDT"][nth % 4]!;
        const [quantity, price] = {
          BTCUSDT: ["0.001", "15000"],
          ETHUSDT: ["0.01", "1000"],
          BNBUSDT: ["0.1", "150"],
          ADAUSDT: ["50", "0.2"],
        }[symbol]!;
        const answer = await signedCall(venue.url, 1, "POST", "/sapi/v1/margin/order", {
          symbol,
          side: "BUY",
          type: "LIMIT",
          // Immediate-or-cancel orders far from the market end at once and live on in history alone.
          timeInForce: nth % 3 === 0 ? "GTC" : "IOC",
          quantity: quantity!,
          price: price!,
          newClientOrderId: id,
        });
        if (answer?.status === 200) acknowledged.set(`${symbol} ${id}`, answer.body["orderId"] as number);
      }
    });
    // The moment is drawn, not waited for: after so many acknowledgements, whatever is under way.
    const enough = acknowledged.size + 40 + draw(160);
    while (acknowledged.size < enough) await new Promise((resolve) => setImmediate(resolve));
    await venue.kill();
    over = true;
    await Promise.all(placing);
  }
  // Killed often enough that what it lost would be among what was packed, too.
  const db = new DatabaseSync(join(data, "venue.db"));
  expect(db.prepare("SELECT count(*) AS n FROM groups WHERE typeof(lines) = 'blob'").get()!["n"]).toBeGreaterThan(0);
  db.close();
  const venue = await startProcess(data);
  for (const [name, orderId] of acknowledged) {
    const [symbol, origClientOrderId] = name.split(" ") as [string, string];
    const found = await signedCall(venue.url, 1, "GET", "/sapi/v1/margin/order", { symbol, origClientOrderId });
    expect(found?.body, name).toMatchObject({ orderId, clientOrderId: origClientOrderId });
  }
  expect(await control(venue.url, "GET", "/audit")).toEqual({ sound: true, faults: [] });
  expect(await venue.stop()).toBe(0);
  const { differs, entries } = verifyDirectory(data);
  expect(differs).toBeUndefined();
  expect(entries).toBeGreaterThan(acknowledged.size);
});

test("a second venue on the same directory is refused, and the first is not disturbed", async () => {
  const venue = await startProcess(data);
  await expect(startProcess(data)).rejects.toThrow("is in use by another venue");
  expect(await control(venue.url, "GET", "/health")).toMatchObject({ status: "ok" });
  expect(await venue.stop()).toBe(0);
});
