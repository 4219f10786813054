// From starting the process to the first answered request, beside a bare node:http server.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./measure.ts";
import { bare, type Server, venue } from "./served.ts";

/** Starts each kind of server some times, in turns, and asks each one question. */
export async function startBench(rounds: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "margrave-bench-"));
  const resumed = join(data, "resumed");
  await (await venue("first run", resumed)).stop();
  const kinds: readonly { readonly name: string; readonly start: (round: number) => Promise<Server> }[] = [
    { name: "bare node:http", start: () => bare() },
    { name: "venue, journal in memory", start: () => venue("venue", undefined) },
    { name: "venue, fresh journal on disk", start: (round) => venue("venue", join(data, `fresh-${round}`)) },
    { name: "venue, resumed from disk", start: () => venue("venue", resumed) },
  ];
  const times = kinds.map(() => [] as number[]);
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [nth, { start }] of kinds.entries()) times[nth]!.push(await firstAnswer(start, round));
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  process.stdout.write("\nstart to first answered request\n");
  for (const [nth, { name }] of kinds.entries()) {
    const taken = median(times[nth]!);
    const ratio = nth === 0 ? "" : `  ${(taken / median(times[0]!)).toFixed(2)} times the bare server`;
    process.stdout.write(`  ${name.padEnd(30)} ${taken.toFixed(0)} ms${ratio}\n`);
  }
}

async function firstAnswer(start: (round: number) => Promise<Server>, round: number): Promise<number> {
  const server = await start(round);
  const asked = performance.now();
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v3/time`);
  await response.text();
  if (response.status !== 200) throw new Error(`${server.name} answered ${response.status}`);
  const taken = server.readyAfter + performance.now() - asked;
  await server.stop();
  return taken;
}
