// A script that is played faster: the venue's time passes faster until the script is over, and as usual from then on.

import { expect, test } from "vitest";
import { expectSound } from "../refusal.ts";
import { handClock } from "../hand-clock.ts";
import { openVenue, START } from "../venue.ts";

test("sixty times as fast, an hour of a crash is over in a minute, and time goes its own pace again", async () => {
  const clock = handClock(START);
  const venue = await openVenue({ clock });
  const market = `http://127.0.0.1:${venue.running.port}/margrave/v1/market`;
  const played = await fetch(`${market}/play`, {
    method: "POST",
    body: JSON.stringify({ script: "crash-day", speed: 60 }),
  });
  expect(played.status).toBe(200);
  expect(clock.speed).toBe(60);
  // Parts of a second, as alarms ring on the way; what is decided is written between them.
  for (let part = 0; part < 30; part++) {
    clock.passes(1_000);
    await new Promise(setImmediate);
  }
  const halfway = venue.now() - START;
  expect(halfway).toBe(30 * 60_000);
  expect(venue.running.engine.view.prices.drive.script?.name).toBe("crash-day");
  for (let part = 0; part < 31; part++) {
    clock.passes(1_000);
    await new Promise(setImmediate);
  }
  expect(venue.running.engine.view.prices.drive.script).toBeUndefined();
  const { body } = await venue.get("/api/v3/avgPrice", { symbol: "BTCUSDT" });
  expect(Number(body.price)).toBeLessThan(24_100);
  await expect.poll(() => clock.speed).toBe(1);
  const before = venue.now();
  clock.passes(1_000);
  expect(venue.now() - before).toBe(1_000);
  expectSound(venue);
});
