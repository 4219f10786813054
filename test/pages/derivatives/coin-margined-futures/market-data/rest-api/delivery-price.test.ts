import { expect, test } from "vitest";
import { expectRefusal } from "../../../../../refusal.ts";
import { openVenue } from "../../../../../venue.ts";
import { BAD_PAIR, bodyOf, expectBody, illegalName } from "../../scene.ts";

const venue = await openVenue();
const PATH = "/futures/data/delivery-price";
const shown = async (pair: string) => bodyOf(await venue.get(PATH, { pair }));
const MARCH = Date.UTC(2026, 2, 27, 8);
const JUNE = Date.UTC(2026, 5, 26, 8);

test("nothing is there before anything was delivered, nor ever of a pair that has only a perpetual", async () => {
  expectBody(await shown("BTCUSD"), []);
  await venue.advance(MARCH - venue.now() - 1_000);
  expectBody(await shown("BTCUSD"), []);
  await venue.advance(1_000);
  expectBody(await shown("BNBUSD"), []);
});

test("each delivery is there with the price it was settled at, as numbers, the newest first", async () => {
  expectBody(await shown("BTCUSD"), [{ deliveryTime: MARCH, deliveryPrice: 30000 }]);
  expectBody(await shown("ETHUSD"), [{ deliveryTime: MARCH, deliveryPrice: 2000 }]);
  await venue.advance(JUNE - venue.now() - 600_000);
  await venue.price("BTCUSDT", "36000");
  await venue.advance(600_000);
  // Twenty minutes at 30000, ten at 36000.
  expect((await venue.get(PATH, { pair: "BTCUSD" })).text).toBe(
    `[{"deliveryTime":${JUNE},"deliveryPrice":32000.00000000},{"deliveryTime":${MARCH},"deliveryPrice":30000.00000000}]`,
  );
});

test("a pair is needed, and one there is", async () => {
  await expectRefusal(venue, () => venue.get(PATH), [
    -1102,
    "Mandatory parameter 'pair' was not sent, was empty/null, or malformed.",
  ]);
  await expectRefusal(venue, () => venue.get(PATH, { pair: "btc!" }), illegalName("pair"));
  await expectRefusal(venue, () => venue.get(PATH, { pair: "BTCUSDT" }), BAD_PAIR);
});
