import { test } from "vitest";
import { expectRefusal } from "../../../refusal.ts";
import { openVenue } from "../../../venue.ts";
import { ISOLATED, testRetired } from "../../legacy-listen-keys.ts";

testRetired(ISOLATED, "POST");

test("a pair that is none, or has no isolated account, has no key", async () => {
  const venue = await openVenue({ quirks: { legacyListenKeys: "on" } });
  const calls = (query: string) => () => venue.raw("POST", ISOLATED.path, { apiKey: venue.as("alice").key, query });
  await expectRefusal(venue, calls("symbol=BTCUSDT"), [-11001, "Isolated margin account does not exist."]);
  await expectRefusal(venue, calls("symbol=nope"), [-1121, "Invalid symbol."]);
  const missing = "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.";
  await expectRefusal(venue, calls(""), [-1102, missing]);
});
