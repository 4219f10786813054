import { expect, test } from "vitest";
import { shape, shapeOf, TEXT } from "../../../shape.ts";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/account/status";
const alice = venue.as("alice");

test("it has the documented member, and nobody is restricted", async () => {
  const { body } = await alice.get(PATH);
  expect(shapeOf(body)).toBe(shape({ data: TEXT }));
  expect(body).toEqual({ data: "Normal" });
});

test("it asks for a key and a signature", async () => {
  expect((await venue.raw("GET", PATH)).body.code).toBe(-2014);
  expect((await venue.raw("GET", PATH, { apiKey: alice.key })).body.code).toBe(-1102);
  expect(venue.faults()).toEqual([]);
});
