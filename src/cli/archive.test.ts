import { describe, expect, test } from "vitest";
import { type ArchivedTrade, gatherer, tradesOfLine } from "./archive.ts";

const AT = 1_700_000_000_000;
const of = (line: string): readonly ArchivedTrade[] | undefined => tradesOfLine(line, "BTCUSDT");

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

  test.each([
    "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker",
    "open_time,open,high,low,close,volume,close_time",
    "",
    `{"stream":"btcusdt@bookTicker","data":{"u":1,"s":"BTCUSDT"}}`,
    `{"e":"trade","s":"ETHUSDT","p":"1","q":"1","T":${AT},"m":true}`,
  ])("that tells of no trade of the market is passed over: %j", (line) => {
    expect(of(line)).toEqual([]);
  });

  test.each(["1,2,3", "hello", `5,price,0.25,7,9,${AT},true`, "{broken"])(
    "that is none of the formats is none: %j",
    (line) => {
      expect(of(line)).toBeUndefined();
    },
  );
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
