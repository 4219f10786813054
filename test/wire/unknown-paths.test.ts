import { beforeAll, expect, test } from "vitest";
import { unserved } from "../../src/api/endpoints.ts";
import { openVenue, START, type TestVenue } from "../venue.ts";

let venue: TestVenue;
beforeAll(async () => {
  venue = await openVenue();
});

test("each family answers a path that is no page in its own manner", async () => {
  const spot = await venue.raw("GET", "/api/v3/nothing");
  expect(spot.status).toBe(404);
  expect(spot.body).toBeUndefined();
  const sapi = await venue.raw("POST", "/sapi/v1/margin/nothing");
  expect(sapi.status).toBe(404);
  expect(sapi.body).toEqual({
    timestamp: START,
    status: 404,
    error: "Not Found",
    message: "No message available",
    path: "/sapi/v1/margin/nothing",
  });
  const dapi = await venue.raw("PUT", "/dapi/v1/nothing");
  expect(dapi.status).toBe(404);
  expect(dapi.body).toEqual({ code: -5000, msg: "Path /dapi/v1/nothing, Method PUT is invalid" });
  expect((await venue.raw("GET", "/nowhere")).status).toBe(404);
});

test("the wrong verb on a page is no page", async () => {
  expect((await venue.raw("POST", "/dapi/v1/ping")).body.msg).toBe("Path /dapi/v1/ping, Method POST is invalid");
});

test("every documented page that is not served yet says so", async () => {
  for (const route of unserved) {
    const [method, path] = route.split(" ") as [string, string];
    const { status, body } = await venue.raw(method, path);
    expect({ status, body: body as unknown }, route).toEqual({
      status: 400,
      body: { code: -1020, msg: "This operation is not supported." },
    });
  }
});
