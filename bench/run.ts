// All benchmarks, or those named, as in npm run bench book http -- --quick: book, core, interest, funding, ticks, marks, http,
// streams, replay, start.
// Every figure is printed beside a peer or a limit that was measured in the same run.

import { cpus } from "node:os";
import { bookBench } from "./book.ts";
import { coreBench } from "./core.ts";
import { httpBench } from "./http.ts";
import { fundingBench } from "./funding.ts";
import { interestBench } from "./interest.ts";
import { replayBench } from "./replay.ts";
import { startBench } from "./start.ts";
import { streamsBench } from "./streams.ts";
import { marksBench } from "./marks.ts";
import { ticksBench } from "./ticks.ts";

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const size = (full: number): number => (quick ? Math.ceil(full / 20) : full);
const rounds = (full: number): number => (quick ? 1 : full);

const benches: Readonly<Record<string, () => void | Promise<void>>> = {
  book: () => bookBench(size(400_000), rounds(5)),
  core: () => coreBench(size(400_000), rounds(5)),
  interest: () => interestBench(size(100_000), rounds(5)),
  funding: () => fundingBench(size(100_000), rounds(5)),
  ticks: () => ticksBench(size(100_000), rounds(7)),
  marks: () => marksBench(size(100_000), rounds(7)),
  http: () => httpBench(size(40_000), rounds(5), [1, 16, 64, 256]),
  streams: () => streamsBench(1_000, size(300), rounds(5)),
  replay: () => replayBench(size(30_000), rounds(3)),
  start: () => startBench(rounds(9)),
};

const named = words.filter((word) => !word.startsWith("--"));
const unknown = named.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined)
  throw new Error(`there is no benchmark ${unknown}; there are ${Object.keys(benches).join(", ")}`);
process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "processor"}\n`);
for (const [name, run] of Object.entries(benches)) if (named.length === 0 || named.includes(name)) await run();
