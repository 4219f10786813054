import { expect, test } from "vitest";
import { BOOLEAN, INTEGER, shape, shapeOf } from "../../../shape.ts";
import { encodeParams, openVenue, sign, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/account/apiRestrictions";

test("it has the documented members", async () => {
  const { status, body } = await venue.as("alice").get(PATH);
  expect(status).toBe(200);
  expect(shapeOf(body)).toBe(
    shape({
      ipRestrict: BOOLEAN,
      createTime: INTEGER,
      enableReading: BOOLEAN,
      enableWithdrawals: BOOLEAN,
      enableInternalTransfer: BOOLEAN,
      enableMargin: BOOLEAN,
      enableFutures: BOOLEAN,
      permitsUniversalTransfer: BOOLEAN,
      enableVanillaOptions: BOOLEAN,
      enableFixApiTrade: BOOLEAN,
      enableFixReadOnly: BOOLEAN,
      enableSpotAndMarginTrading: BOOLEAN,
      enablePortfolioMarginTrading: BOOLEAN,
    }),
  );
  expect(body).toMatchObject({
    createTime: START,
    enableReading: true,
    enableMargin: true,
    enableFutures: true,
    permitsUniversalTransfer: true,
    enableSpotAndMarginTrading: true,
    enableWithdrawals: false,
  });
});

test("each key is told what it may do itself", async () => {
  const secret = "s".repeat(64);
  const only = { reading: true, trading: false, margin: false, futures: false, universalTransfer: false };
  const shown = {
    margin: "enableMargin",
    futures: "enableFutures",
    universalTransfer: "permitsUniversalTransfer",
    trading: "enableSpotAndMarginTrading",
  } as const;
  await venue.advance(1_000);
  for (const [permission, flag] of Object.entries(shown)) {
    const permissions = { ...only, [permission]: true };
    await venue.perform({ type: "IssueKey", account: 2, key: permission, kind: "hmac", secret, permissions });
    const query = encodeParams({ timestamp: venue.now() });
    const { body } = await venue.raw("GET", PATH, {
      query: `${query}&signature=${sign(secret, query)}`,
      apiKey: permission,
    });
    expect(
      Object.values(shown).filter((each) => body[each] === true),
      permission,
    ).toEqual([flag]);
    expect(body.createTime).toBe(START + 1_000);
  }
});

test("it asks for a key and a signature", async () => {
  expect((await venue.get(PATH)).body).toEqual({ code: -2014, msg: "API-key format invalid." });
  expect(venue.faults()).toEqual([]);
});
