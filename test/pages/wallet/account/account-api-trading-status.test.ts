import { expect, test } from "vitest";
import { BOOLEAN, INTEGER, shape, shapeOf } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/account/apiTradingStatus";
const alice = venue.as("alice");

test("it has the documented members, and nobody is locked", async () => {
  const { body } = await alice.get(PATH);
  const triggerCondition = { GCR: INTEGER, IFER: INTEGER, UFR: INTEGER };
  const data = { isLocked: BOOLEAN, plannedRecoverTime: INTEGER, triggerCondition, updateTime: INTEGER };
  expect(shapeOf(body)).toBe(shape({ data }));
  expect(body.data).toMatchObject({ isLocked: false, plannedRecoverTime: 0 });
});

test("it asks for a key and a signature", async () => {
  expect((await venue.raw("GET", PATH)).body.code).toBe(-2014);
  expect((await venue.raw("GET", PATH, { apiKey: alice.key })).body.code).toBe(-1102);
  expect(venue.faults()).toEqual([]);
});
