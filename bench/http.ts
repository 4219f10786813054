// A signed, durable margin order over HTTP against a bare node:http server, both in processes of
// their own and driven by the same bytes, in turns within one run.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isolatedAccount, load, type LoadResult, marginOrder, type RequestOf, signed } from "./load.ts";
import { median, rate } from "./measure.ts";
import { bare, type Server, venue } from "./served.ts";

/** Measures orders at several numbers of connections, and reads at one. */
export async function httpBench(requests: number, rounds: number, connections: readonly number[]): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "margrave-bench-"));
  const servers = [
    await bare(),
    await venue("venue, journal on disk", data),
    await venue("venue, journal in memory", undefined),
  ];
  try {
    await fund(servers);
    for (const many of connections)
      await compare(
        `signed margin order, ${many} ${many === 1 ? "connection" : "connections"}`,
        servers,
        many,
        requests,
        rounds,
        marginOrder,
      );
    await compare("signed isolated account query, 64 connections", servers, 64, requests, rounds, isolatedAccount);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(data, { recursive: true, force: true });
  }
}

async function compare(
  title: string,
  servers: readonly Server[],
  connections: number,
  requests: number,
  rounds: number,
  requestOf: RequestOf,
): Promise<void> {
  const results = servers.map(() => [] as LoadResult[]);
  const processor = servers.map(() => 0);
  for (const server of servers) await load(server.port, connections, Math.ceil(requests / 4), requestOf);
  for (let round = 0; round < rounds; round++) {
    for (const [nth, server] of servers.entries()) {
      const before = server.processorTime() ?? 0;
      results[nth]!.push(await load(server.port, connections, requests, requestOf));
      processor[nth]! += (server.processorTime() ?? 0) - before;
    }
  }
  process.stdout.write(`\n${title}\n`);
  for (const [nth, server] of servers.entries()) {
    const of = results[nth]!;
    const ratio = median(of.map((result, round) => result.perSecond / results[0]![round]!.perSecond));
    const refused = of.reduce((sum, result) => sum + result.refused, 0);
    const figures = [
      rate(median(of.map((result) => result.perSecond))),
      `p50 ${median(of.map((result) => result.p50)).toFixed(2)} ms`,
      `p99 ${median(of.map((result) => result.p99)).toFixed(2)} ms`,
      `${((processor[nth]! / (requests * rounds)) * 1e6).toFixed(0)} µs of processor`,
      nth === 0 ? "" : `ratio ${ratio.toFixed(2)}`,
      nth === 0 || refused === 0 ? "" : `${refused} refused`,
    ];
    process.stdout.write(`  ${server.name.padEnd(28)} ${figures.filter((figure) => figure !== "").join("  ")}\n`);
  }
}

/** Moves funds of every account to its cross account, and some to its isolated one. */
async function fund(servers: readonly Server[]): Promise<void> {
  const assets = ["USDT", "BTC"];
  for (const server of servers.slice(1)) {
    for (let account = 1; account <= 10; account++) {
      for (const asset of assets) {
        const amount = asset === "USDT" ? "90000" : "4";
        for (const to of [`type=MAIN_MARGIN&amount=${amount}`, "type=MAIN_ISOLATED_MARGIN&toSymbol=BTCUSDT&amount=1"]) {
          const request = signed("POST", "/sapi/v1/asset/transfer", `asset=${asset}&${to}`, account);
          const { refused } = await load(server.port, 1, 1, () => request);
          if (refused > 0) throw new Error(`${server.name}: account ${account} could not be funded`);
        }
      }
    }
  }
}
