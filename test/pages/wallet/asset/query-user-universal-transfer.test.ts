import { expect, test } from "vitest";
import { repaired } from "../../../repaired.ts";
import { INTEGER, PLAIN, shape, shapeOf, TEXT } from "../../../shape.ts";
import { DAYS, openVenue, type Params, START } from "../../../venue.ts";

const venue = await openVenue();
const PATH = "/sapi/v1/asset/transfer";
const alice = venue.as("alice");

/** Moves money and returns the number of it. */
async function move(type: string, asset: string, amount: string, more: Params = {}): Promise<number> {
  const { status, body, text } = await alice.post(PATH, { type, asset, amount, ...more });
  if (status !== 200) throw new Error(text);
  return body.tranId;
}

const first = await move("MAIN_MARGIN", "USDT", "100");
await venue.advance(1_000);
const second = await move("MAIN_MARGIN", "BTC", "0.5");
await venue.advance(1_000);
const third = await move("MAIN_MARGIN", "USDT", "7.25");
const back = await move("MARGIN_MAIN", "USDT", "30");
const isolated = await move("MARGIN_ISOLATEDMARGIN", "USDT", "20", { toSymbol: "BTCUSDT" });
const other = await move("MARGIN_ISOLATEDMARGIN", "USDT", "10", { toSymbol: "ETHUSDT" });
const across = await move("ISOLATEDMARGIN_ISOLATEDMARGIN", "USDT", "5", { fromSymbol: "BTCUSDT", toSymbol: "ETHUSDT" });
const contracts = await move("CMFUTURE_MAIN", "BTC", "0.1");

/** The numbers of the transfers shown. */
async function shown(type: string, params: Params = {}): Promise<number[]> {
  const { body, text } = await alice.get(PATH, { type, ...params });
  if (body.rows === undefined) throw new Error(text);
  return body.rows.map(({ tranId }: { tranId: number }) => tranId);
}

test("it has the documented members", async () => {
  const { status, body } = await alice.get(PATH, { type: "MAIN_MARGIN", size: 1 });
  expect(status).toBe(200);
  const row = { asset: TEXT, amount: PLAIN, type: TEXT, status: TEXT, tranId: INTEGER, timestamp: INTEGER };
  expect(shapeOf(body)).toBe(shape({ total: INTEGER, rows: [row] }));
});

test("transfers of a type come newest first, with what was moved and when", async () => {
  expect((await alice.get(PATH, { type: "MAIN_MARGIN" })).body).toEqual({
    total: 3,
    rows: [
      {
        asset: "USDT",
        amount: "7.25",
        type: "MAIN_MARGIN",
        status: "CONFIRMED",
        tranId: third,
        timestamp: START + 2_000,
      },
      {
        asset: "BTC",
        amount: "0.5",
        type: "MAIN_MARGIN",
        status: "CONFIRMED",
        tranId: second,
        timestamp: START + 1_000,
      },
      { asset: "USDT", amount: "100", type: "MAIN_MARGIN", status: "CONFIRMED", tranId: first, timestamp: START },
    ],
  });
  expect((await venue.as("bob").get(PATH, { type: "MAIN_MARGIN" })).body).toEqual({ total: 0, rows: [] });
});

test("every type shows its own, and isolated ones those of their pair", async () => {
  expect(await shown("MARGIN_MAIN")).toEqual([back]);
  expect(await shown("CMFUTURE_MAIN")).toEqual([contracts]);
  expect(await shown("MAIN_CMFUTURE")).toEqual([]);
  expect(await shown("MARGIN_ISOLATEDMARGIN", { toSymbol: "BTCUSDT" })).toEqual([isolated]);
  expect(await shown("MARGIN_ISOLATEDMARGIN ", { toSymbol: "ETHUSDT" })).toEqual([other]);
  expect(await shown("MARGIN_ISOLATEDMARGIN", { toSymbol: "BNBUSDT" })).toEqual([]);
  const pairs = { fromSymbol: "BTCUSDT", toSymbol: "ETHUSDT" };
  expect(await shown("ISOLATEDMARGIN_ISOLATEDMARGIN", pairs)).toEqual([across]);
  expect(await shown("ISOLATEDMARGIN_MARGIN", { fromSymbol: "BTCUSDT" })).toEqual([]);
  expect(await shown("MAIN_ISOLATED_MARGIN", { toSymbol: "BTCUSDT" })).toEqual([]);
});

test("long lists come in pages, and every page says how many there are", async () => {
  const page = async (current: number) => (await alice.get(PATH, { type: "MAIN_MARGIN", current, size: 2 })).body;
  expect([(await page(1)).total, (await page(3)).total]).toEqual([3, 3]);
  expect(await shown("MAIN_MARGIN", { current: 1, size: 2 })).toEqual([third, second]);
  expect(await shown("MAIN_MARGIN", { current: 2, size: 2 })).toEqual([first]);
  expect(await shown("MAIN_MARGIN", { current: 3, size: 2 })).toEqual([]);
});

test("a call looks a week back, or from and to the times it names", async () => {
  expect(await shown("MAIN_MARGIN", { startTime: START + 1_000 })).toEqual([third, second]);
  expect(await shown("MAIN_MARGIN", { startTime: START, endTime: START + 1_999 })).toEqual([second, first]);
  await venue.advance(7 * DAYS - 1_000);
  // Now is START + 7 days + 1 second.
  expect(await shown("MAIN_MARGIN")).toEqual([third, second]);
  expect(await shown("MAIN_MARGIN", { endTime: START + 1_000 })).toEqual([second, first]);
  await venue.advance(DAYS);
  expect(await shown("MAIN_MARGIN")).toEqual([]);
  expect(await shown("MAIN_MARGIN", { startTime: START })).toEqual([third, second, first]);
});

test("faults are found in the order of the parameters, then of the type, then of the market", async () => {
  const range = "legal range is '^[0-9]{1,20}$'.";
  const symbols = "legal range is '^[A-Z0-9-_.]{1,20}$'.";
  const wrong = { startTime: "x", endTime: "x", current: 0, size: 101, fromSymbol: "a b", toSymbol: "c d" };
  const answer = await repaired(venue, (params) => alice.get(PATH, params), wrong, [
    [-1102, "Mandatory parameter 'type' was not sent, was empty/null, or malformed.", { type: "MARGIN" }],
    [-1130, "Data sent for parameter 'type' is not valid.", { type: "MAIN_OPTION" }],
    [-1100, `Illegal characters found in parameter 'startTime'; ${range}`, { startTime: "" }],
    [-1100, `Illegal characters found in parameter 'endTime'; ${range}`, { endTime: undefined }],
    [-1130, "Data sent for parameter 'current' is not valid.", { current: 1 }],
    [-1130, "Data sent for parameter 'size' is not valid.", { size: 100 }],
    [-1100, `Illegal characters found in parameter 'fromSymbol'; ${symbols}`, { fromSymbol: "" }],
    [-1100, `Illegal characters found in parameter 'toSymbol'; ${symbols}`, { toSymbol: undefined }],
    [-1020, "This operation is not supported.", { type: "ISOLATEDMARGIN_ISOLATEDMARGIN" }],
    [-1102, "Mandatory parameter 'fromSymbol' was not sent, was empty/null, or malformed.", { fromSymbol: "BTCUSDT" }],
    [-1102, "Mandatory parameter 'toSymbol' was not sent, was empty/null, or malformed.", { toSymbol: "BTCUSD_PERP" }],
    [-1121, "Invalid symbol.", { toSymbol: "ETHUSDT" }],
  ]);
  expect(answer.status).toBe(200);
  expect(venue.faults()).toEqual([]);
});
