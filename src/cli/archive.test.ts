import { describe, expect, test } from "vitest";
import { type ArchivedTrade, gatherer, type Row, rowOf } from "./archive.ts";
import { messageOf } from "./recording.ts";

const AT = 1_700_000_000_000;
const row = (line: string): Row | undefined => rowOf(line.split(","));
/** The trades a line tells of, whichever kind of file it stands in. */
function of(line: string): readonly ArchivedTrade[] | undefined {
  if (line.includes("{")) {
    const message = messageOf(line);
    return typeof message === "object" && "trade" in message.what ? [message.what.trade] : undefined;
  }
  const told = row(line);
  return told?.kind === "trades" ? told.trades : undefined;
}

describe("a line", () => {
  test.each([
    ["an aggregate of spot", `5,30000.1,0.25,7,9,${AT},true,true`],
    ["one in microseconds", `5,30000.1,0.25,7,9,${AT}000,True,True`],
    ["an aggregate of contracts", `5,30000.1,0.25,7,9,${AT},true`],
    ["a trade of spot", `5,30000.1,0.25,7500.025,${AT},true,true`],
    ["a trade of contracts", `5,30000.1,0.25,0.0000083,${AT},true`],
    [
      "a recorded trade",
      `17000000011 {"stream":"x","data":{"e":"trade","s":"BTCUSDT","p":"30000.1","q":"0.25","T":${AT},"m":true}}`,
    ],
    ["a bare aggregate", `{"e":"aggTrade","s":"BTCUSDT","p":"30000.1","q":"0.25","T":${AT},"m":true}`],
  ])("of %s is a trade", (_, line) => {
    expect(of(line)).toEqual([{ ms: AT, price: "30000.1", quantity: "0.25", side: "sell" }]);
  });

  test("of a candle is four trades: down first where it rises, up first where it falls", () => {
    const rising = `${AT},100,130,90,120,8,${AT + 59_999},960,4,4,480,0`;
    expect(of(rising)).toEqual([
      { ms: AT, price: "100", quantity: "2.00000000", side: "buy" },
      { ms: AT + 14_999, price: "90", quantity: "2.00000000", side: "sell" },
      { ms: AT + 29_999, price: "130", quantity: "2.00000000", side: "buy" },
      { ms: AT + 59_999, price: "120", quantity: "2.00000000", side: "sell" },
    ]);
    expect(of(`${AT},100,130,90,95,8,${AT + 59_999}`)!.map(({ price }) => price)).toEqual(["100", "130", "90", "95"]);
  });

  test("of best prices says both, and one of depth how much stands within a distance", () => {
    expect(row(`7,30000.1,0.25,30000.2,1.5,${AT},${AT + 3}`)).toEqual({
      kind: "best",
      ms: AT,
      bid: ["30000.1", "0.25"],
      ask: ["30000.2", "1.5"],
    });
    expect(row("2023-11-14 22:13:20,-0.20,120.5,3600000")).toEqual({
      kind: "around",
      ms: AT,
      percent: "-0.20",
      quantity: "120.5",
    });
  });

  test.each([
    "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
    "open_time,open,high,low,close,volume,close_time",
    "timestamp,percentage,depth,notional",
  ])("that is a header tells of no trade: %j", (line) => {
    expect(of(line)).toEqual([]);
  });

  test.each([
    "1,2,3",
    "hello",
    `5,price,0.25,7,9,${AT},true`,
    `5,NaN,0.25,7,9,${AT},true`,
    `5,30000,-1,7,9,${AT},true`,
    `${AT},100,130,NaN,120,8,${AT + 59_999}`,
    `7,30000.1,NaN,30000.2,1.5,${AT},${AT + 3}`,
    "2023-11-14 22:13:20,0,120.5,3600000",
    "2023-11-14 22:13:20,-1,Infinity,3600000",
    "2023-13-41 22:13:20,-1,5,3600000",
  ])("that is none of the formats is none: %j", (line) => {
    expect(row(line)).toBeUndefined();
  });
});

describe("a message", () => {
  test.each([
    [`{"stream":"x","data":{"e":"kline","s":"BTCUSDT"}}`],
    [`{"result":null,"id":1}`],
    [`{"stream":"!ticker@arr","data":[]}`],
    // What the insurance fund takes over has met no book.
    [`{"e":"trade","s":"BTCUSD_PERP","p":"0","q":"1","T":${AT},"m":true,"X":"NA"}`],
  ])("that tells of nothing that is replayed is passed over: %j", (line) => {
    expect(messageOf(line)).toBe("nothing");
  });

  test.each([
    "{broken",
    `{"e":"somethingNew","s":"BTCUSDT"}`,
    `{"stream":"btcusdt@bookTicker","data":{"u":1,"s":"BTCUSDT"}}`,
    `{"e":"trade","s":"BTCUSDT","p":"NaN","q":"1","T":${AT},"m":true}`,
    `{"e":"depthUpdate","s":"BTCUSDT","E":${AT},"U":1,"u":2,"b":[["x","1"]],"a":[]}`,
  ])("that is none that is known is none: %j", (line) => {
    expect(messageOf(line)).toBeUndefined();
  });

  test("of the best prices of a book tells all of them, and one of a book what changed", () => {
    const data = `"e":"depthUpdate","s":"BTCUSDT","E":${AT},"U":1,"u":2,"b":[["9","1"]],"a":[]`;
    const kind = (stream: string): unknown => {
      const message = messageOf(`5 {"stream":"${stream}","data":{${data}}}`);
      return typeof message === "object" && "book" in message.what ? message.what.book.kind : message;
    };
    expect(["btcusdt@depth20@100ms", "btcusdt@depth5", "btcusdt@depth@100ms", "btcusdt@depth"].map(kind)).toEqual([
      "whole",
      "whole",
      "changes",
      "changes",
    ]);
  });
});

test("trades of a second are put together: first, highest, lowest and last, with all that was traded", () => {
  const prices = ["10", "12", "11", "9", "10", "11"];
  const gathered = gatherer(1_000);
  const trade = (price: string, ms: number): ArchivedTrade => ({ ms, price, quantity: "2", side: "buy" });
  for (const [nth, price] of prices.entries()) expect(gathered.add(trade(price, nth * 100))).toEqual([]);
  const told = gathered.add(trade("20", 1_000));
  expect(told.map(({ price, ms, quantity }) => [price, ms, quantity])).toEqual([
    ["10", 0, "3.00000000"],
    ["12", 100, "3.00000000"],
    ["9", 300, "3.00000000"],
    ["11", 500, "3.00000000"],
  ]);
  expect(gathered.rest().map(({ price }) => price)).toEqual(["20"]);
  expect(gatherer(0).add(trade("10", 5))).toHaveLength(1);
});
