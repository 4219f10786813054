import { expect, test } from "vitest";
import { openVenue } from "../../../venue.ts";

const venue = await openVenue();

test("it answers with an empty object, without a key, for a weight of 1", async () => {
  const answer = await venue.raw("GET", "/api/v3/ping", { ip: "10.0.0.1" });
  expect(answer).toMatchObject({ status: 200, text: "{}" });
  expect(answer.headers["x-mbx-used-weight-1m"]).toBe("1");
});

test("a parameter it does not have is refused", async () => {
  const { status, body } = await venue.get("/api/v3/ping", { symbol: "BTCUSDT" });
  expect(status).toBe(400);
  expect(body).toEqual({
    code: -1104,
    msg: "Not all sent parameters were read; read '0' parameter(s) but was sent '1'.",
  });
});
