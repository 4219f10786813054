// Every benchmark that needs no peer runs once on a tiny input: that it runs, and that what it checks along the
// way holds. How fast it was decides nothing.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { coreBench } from "./core.ts";
import { fundingBench } from "./funding.ts";
import { httpBench } from "./http.ts";
import { interestBench } from "./interest.ts";
import { median } from "./measure.ts";
import { replayBench } from "./replay.ts";
import { startBench } from "./start.ts";
import { streamsBench } from "./streams.ts";
import { marksBench } from "./marks.ts";
import { ticksBench } from "./ticks.ts";
import { workloads } from "./workloads.ts";

let printed = "";

beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test("the core decides its mix, and is sound after it", () => {
  coreBench(2_000, 1);
  expect(printed).toMatch(/step\(\) +[\d.]+ [kM]?\/s/);
});

test("an hour of loans is charged and written down, and the core is sound after it", () => {
  interestBench(40, 2);
  expect(printed).toContain("one hour of 40 loans");
  expect(printed.match(/[\d.]+ ms/g)).toHaveLength(7);
});

test("a stamp of funding is charged and written down, and the core is sound after it", () => {
  fundingBench(40, 2);
  expect(printed).toContain("one stamp of 40 positions");
  expect(printed.match(/[\d.]+ ms/g)).toHaveLength(6);
});

test("a recording is replayed while ten accounts trade, beside bare parsing", async () => {
  await replayBench(300, 1);
  expect(printed).toMatch(/replayed, ten accounts trading +[\d.]+ k?\/s/);
  expect(printed).toMatch(/[1-9]\d* orders meanwhile, 0 of them refused/);
});

test("orders over HTTP are all answered, beside the bare server", async () => {
  await httpBench(120, 1, [4]);
  expect(printed.match(/ratio [\d.]+/g)).toHaveLength(4);
  expect(printed).not.toContain("refused");
});

test("every reader hears every step, beside the bare server", async () => {
  await streamsBench(7, 60, 1);
  expect(printed.match(/of a core/g)).toHaveLength(2);
  expect(printed.match(/ratio [\d.]+/g)).toHaveLength(1);
});

test("a venue starts and answers, fresh and resumed", async () => {
  await startBench(1);
  expect(printed.match(/[\d.]+ times the bare server/g)).toHaveLength(3);
});

test("ticks call whom they are to call, and the exchange is sound after them", () => {
  ticksBench(40, 1);
  expect(printed.match(/ µs/g)).toHaveLength(5);
});

test("marks have those liquidated whose margin is gone, and the exchange is sound after them", () => {
  marksBench(40, 1);
  expect(printed.match(/ liquidations among 40 positions/g)).toHaveLength(2);
});

test("a workload is the same every time, and what it cancels it has placed", () => {
  for (const [nth, { operations }] of workloads(3_000).entries()) {
    expect(workloads(3_000)[nth]!.operations).toEqual(operations);
    const placed = new Set<number>();
    for (const operation of operations) {
      if (operation.kind === "limit") placed.add(operation.id);
      else expect(placed).toContain(operation.id);
    }
  }
});

test("the middle value is the middle one, or between the two", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
