import { afterEach, beforeEach, expect, test } from "vitest";
import { costOf, expectDoor, expectRefusal, expectSound } from "../../../refusal.ts";
import { openVenue, type TestVenue, type Trader, traderWith } from "../../../venue.ts";
import { deletes, gets, MARGIN, posts } from "../scene.ts";

const PATH = `${MARGIN}/apiKey`;
const NONE = [-11201, "This special key does not exist."] as const;
interface Made {
  readonly apiKey: string;
  readonly secretKey: string;
}
let venue: TestVenue;
let alice: Trader;
beforeEach(async () => {
  venue = await openVenue();
  alice = venue.as("alice");
});
afterEach(() => expectSound(venue));

const made = (apiName: string) => posts<Made>(alice, "/apiKey", { apiName });
const left = async () => (await gets<{ apiName: string }[]>(alice, "/api-key-list")).map(({ apiName }) => apiName);

test("takes one key away, which then opens nothing", async () => {
  const { apiKey, secretKey } = await made("a");
  await made("a");
  const special = traderWith(venue, { key: apiKey, secret: secretKey });
  expect((await special.get("/api/v3/account")).status).toBe(200);
  expect((await alice.delete(PATH, { apiKey })).text).toBe("{}");
  expect(await left()).toEqual(["a"]);
  const gone = [-2015, "Invalid API-key, IP, or permissions for action."] as const;
  await expectRefusal(venue, () => special.get("/api/v3/account"), gone, 401);
});

test("a name takes all that have it, and a key counts more than a name", async () => {
  const { apiKey } = await made("a");
  for (const name of ["b", "b", "c"]) await made(name);
  await deletes(alice, "/apiKey", { apiName: "b", apiKey });
  expect(await left()).toEqual(["b", "b", "c"]);
  await deletes(alice, "/apiKey", { apiName: "b" });
  expect(await left()).toEqual(["c"]);
});

test("costs the account 1", async () => {
  expect(await costOf(() => alice.delete(PATH, { apiName: "a" }), "uid")).toBe(1);
});

test("asks for key, time and signature in this order", async () => {
  const { apiKey } = await made("a");
  await expectDoor(venue, { trader: alice, method: "DELETE", path: PATH, params: { apiKey }, mandatory: [] });
});

test("refuses neither a key nor a name, and one that is not there or is no special key", async () => {
  const text = "Param 'apiKey' or 'apiName' must be sent, but both were empty/null!";
  await expectRefusal(venue, () => alice.delete(PATH), [-1102, text]);
  const { apiKey } = await made("a");
  await expectRefusal(venue, () => alice.delete(PATH, { apiName: "b" }), NONE);
  await expectRefusal(venue, () => alice.delete(PATH, { apiKey, symbol: "BTCUSDT" }), NONE);
  await expectRefusal(venue, () => alice.delete(PATH, { apiKey: alice.key }), NONE);
  await expectRefusal(venue, () => venue.as("bob").delete(PATH, { apiKey }), NONE);
});
