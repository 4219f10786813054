import { expect, test } from "vitest";
import { openVenue, START } from "../../../../../venue.ts";

const venue = await openVenue();

test("a client that loads all markets reads that no USDⓈ-M contract is listed", async () => {
  const { status, body } = await venue.get("/fapi/v1/exchangeInfo");
  expect(status).toBe(200);
  expect(body).toMatchObject({ timezone: "UTC", serverTime: START, exchangeFilters: [], assets: [], symbols: [] });
  expect(body.rateLimits).toContainEqual({
    rateLimitType: "REQUEST_WEIGHT",
    interval: "MINUTE",
    intervalNum: 1,
    limit: 2400,
  });
});

test("other pages of that family are no pages", async () => {
  const { status, body } = await venue.get("/fapi/v1/depth", { symbol: "BTCUSDT" });
  expect(status).toBe(404);
  expect(body).toEqual({ code: -5000, msg: "Path /fapi/v1/depth, Method GET is invalid" });
});
