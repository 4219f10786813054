import { expect, test } from "vitest";
import { INTEGER, shape, shapeOf } from "../../../shape.ts";
import { HOURS, openVenue, START } from "../../../venue.ts";

const venue = await openVenue();

test("the time is the venue's, and moves with its clock", async () => {
  const first = await venue.get("/api/v3/time");
  expect(shapeOf(first.body)).toBe(shape({ serverTime: INTEGER }));
  expect(first.body.serverTime).toBe(START);
  await venue.advance(36 * HOURS);
  expect((await venue.get("/api/v3/time")).body).toEqual({ serverTime: START + 36 * HOURS });
});
