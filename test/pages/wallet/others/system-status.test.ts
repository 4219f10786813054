import { expect, test } from "vitest";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();

test("a venue that answers is in order, and says so to anybody for a weight of 1", async () => {
  const { status, text, headers } = await venue.raw("GET", "/sapi/v1/system/status", { ip: "10.0.0.1" });
  expect([status, text]).toEqual([200, '{"status":0,"msg":"normal"}']);
  expect(headers["x-sapi-used-ip-weight-1m"]).toBe("1");
});
