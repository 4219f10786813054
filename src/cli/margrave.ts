#!/usr/bin/env node
// The command line: `start` runs a venue in this process, everything else speaks to one over HTTP.
// stdout is the result, stderr is everything else.

import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import type { AnyVerb } from "../control/declare.ts";
import { verbs } from "../control/verbs.ts";
import { Unusable } from "../main.ts";
import { call } from "./call.ts";
import { mirror } from "./mirror.ts";
import { replay } from "./replay.ts";
import { savedFiles } from "./saved-files.ts";
import { start, type StartOptions } from "./start.ts";
import { verifyJournal } from "./verify-journal.ts";

interface MirrorOptions {
  readonly symbols: string;
  readonly streams?: string;
  readonly contracts?: string;
  readonly contractStreams?: string;
  readonly depth: number;
  readonly taken: "returns" | "stays";
}

/** Where a venue listens unless it is told otherwise. */
const DEFAULT_PORT = 9080;

/** The options of a replay. */
interface ReplayOptions {
  readonly symbol?: string;
  readonly speed: number | "max";
  readonly every?: number;
  readonly fill?: string;
  readonly impact?: string;
}

const program = new Command("margrave")
  .description("A margin exchange you run yourself: Binance's margin and COIN-M API over a real matching engine.")
  .option("--url <url>", "the venue to speak to", process.env["MARGRAVE_URL"] ?? `http://127.0.0.1:${DEFAULT_PORT}`)
  .option("--token <token>", "the token of a venue on another machine", process.env["MARGRAVE_TOKEN"])
  .version(versionOf(new URL("../../package.json", import.meta.url)))
  // What stands behind a verb is the verb's own: `start` has a --token too.
  .enablePositionalOptions()
  .showHelpAfterError();

program
  .command("start")
  .description("Start a venue and keep it running.")
  .option("--port <port>", "the port to listen on; 0 takes a free one", port, DEFAULT_PORT)
  .option("--host <host>", "the address to listen on", "127.0.0.1")
  .option("--data <directory>", "where the journal is kept (default: margrave-data beside the checkout)")
  .option("--memory", "keep nothing: the venue ends with the process", false)
  .option("--seed <n>", "the seed of a fresh venue", whole, 1)
  .option("--profile <month>", "found the venue as the real exchange was in a month (docs/reference/settings.md)")
  .option("--quirk <name=value>", "found the venue with one setting otherwise; can be given again", quirk, {})
  .option(
    "--reference <file>",
    "found the venue on saved answers of another: its symbols, filters, brackets, rates; can be given again",
    (path: string, before: readonly string[]) => [...before, path],
    [],
  )
  .option("--no-house", "leave the books of a fresh venue empty: nobody quotes but its users")
  .option(
    "--market <still|living>",
    "whether prices walk as time passes or stand still until they are set (a fresh venue's walk, with a house)",
    oneOf("still", "living"),
  )
  .option("--limits <on|off>", "whether weights and order counts are limited", oneOf("on", "off"), "on")
  .option(
    "--timestamps <either|venue>",
    "which clock signed timestamps are measured by: the venue's, or either that or the one outside",
    oneOf("either", "venue"),
    "either",
  )
  .option(
    "--token <token>",
    "what admits callers from other machines to the control plane",
    process.env["MARGRAVE_TOKEN"],
  )
  .option("--quiet", "print the address alone", false)
  .action((options: StartOptions) => start(options));

program
  .command("journal")
  .description("Look at a venue's journal on disk.")
  .command("verify <directory>")
  .description(
    "Decide every journaled command again and compare: 0 all agree, 1 one differs, 2 the journal cannot be read.",
  )
  .action((directory: string) => {
    process.exitCode = verifyJournal(directory);
  });

for (const verb of verbs) addVerb(verb);
program.commands
  .find((command) => command.name() === "market")!
  .command("replay <files...>")
  .description(
    "Makes markets again from files, put together by time: trades, aggregates, candles, best prices and depth of public " +
      "archives (also .zip, .gz), and recorded streams of trades and books. Prices do not walk meanwhile.",
  )
  .option(
    "--symbol <symbol>",
    "the market; where it is left out, each file's name begins with it, or its messages say it",
  )
  .option("--speed <times>", "times as fast as it was, or max", speed, "max" as const)
  .option("--every <ms>", "put the trades of so many milliseconds together; 0 makes each by itself", whole)
  .addOption(new Option("--fill <model>", "when resting orders are filled").choices(["touch", "cross", "queue"]))
  .addOption(
    new Option("--impact <impact>", "what becomes of a recorded book that users take from").choices(["leave", "move"]),
  )
  .action(async (files: string[], { every: everyMs, ...options }: ReplayOptions) => {
    process.exitCode = await replay(files, { ...program.opts<{ url: string; token?: string }>(), ...options, everyMs });
  });
program
  .command("mirror <from>")
  .description(
    "Follows another venue's books, trades, indexes and marks over its public streams, until it is stopped: its book stands " +
      "here, and is traded with. Only the hosts that are named are spoken to.",
  )
  .requiredOption("--symbols <symbols>", "the markets, with commas between; they must be listed here")
  .option("--streams <url>", "where its streams are, if not at the same host (wss://…)")
  .option("--contracts <url>", "where its contracts are, if not at the same host")
  .option("--contract-streams <url>", "where the streams of its contracts are, if not at the same host")
  .option("--depth <prices>", "prices a side, at most 80", pricesASide, 20)
  .option(
    "--taken <returns|stays>",
    "what becomes of liquidity that is taken here: it returns with the next change there, or is gone while its price stands",
    oneOf("returns", "stays"),
    "returns",
  )
  .action(async (from: string, options: MirrorOptions) => {
    const { url, token } = program.opts<{ url: string; token?: string }>();
    process.exitCode = await mirror({
      from,
      streams: options.streams,
      contractsFrom: options.contracts,
      contractStreams: options.contractStreams,
      symbols: options.symbols.split(","),
      depth: options.depth,
      taken: options.taken,
      url,
      token,
    });
  });
await program.parseAsync();

/** Adds a verb of the control plane under its words. */
function addVerb(verb: AnyVerb): void {
  const words = verb.line.split(" ");
  const named = words.filter((word) => word.startsWith("<") || word.startsWith("["));
  const path = words.filter((word) => !named.includes(word));
  let parent = program;
  for (const [depth, word] of path.entries()) {
    const known = parent.commands.find((command) => command.name() === word);
    if (known !== undefined) {
      parent = known;
      continue;
    }
    parent = parent.command(word);
    if (depth < path.length - 1) parent.description(`${word} …`);
  }
  const names = named.map((word) => word.slice(1, -1));
  for (const word of named) parent.argument(word === "<files>" ? "<files...>" : word);
  const others = Object.keys(verb.params as object).filter((name) => !names.includes(name));
  for (const name of others) parent.option(`--${name} <${name}>`);
  parent.description(verb.says).action(async (...given: unknown[]) => {
    const options = given[names.length] as Record<string, string>;
    const values: Record<string, string> = {};
    for (const [nth, name] of names.entries()) if (given[nth] !== undefined) values[name] = given[nth] as string;
    if (names.includes("script")) withFile(values);
    if (names.includes("files") && !readFiles(given[0] as string[], values)) return;
    for (const name of others) if (options[name] !== undefined) values[name] = options[name];
    process.exitCode = await call(verb.route, values, program.opts<{ url: string; token?: string }>());
  });
}

/** Files are sent as what stands in them. False where one cannot be read: that has been said. */
function readFiles(paths: readonly string[], values: Record<string, string>): boolean {
  try {
    values["files"] = JSON.stringify(savedFiles(paths));
    return true;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`margrave: ${error.message}\n`);
    process.exitCode = 1;
    return false;
  }
}

/** A script that is a file is sent as what stands in it; what is no file may be the name of one the venue knows. */
function withFile(values: Record<string, string>): void {
  const path = values["script"]!;
  if (!existsSync(path) || !statSync(path).isFile()) return;
  values["script"] = `${readFileSync(path, "utf8")}\n`;
  values["file"] = basename(path);
}

function versionOf(packageFile: URL): string {
  return (JSON.parse(readFileSync(packageFile, "utf8")) as { readonly version: string }).version;
}

function port(text: string): number {
  const read = whole(text);
  if (read > 65_535) throw new InvalidArgumentError("a port is at most 65535");
  return read;
}

function pricesASide(text: string): number {
  const read = whole(text);
  if (read < 1 || read > 80) throw new InvalidArgumentError("a number of prices from 1 to 80 is needed");
  return read;
}

function whole(text: string): number {
  if (!/^[0-9]{1,10}$/.test(text)) throw new InvalidArgumentError("a whole number is needed");
  return Number(text);
}

function quirk(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError("a name and a value are needed: name=value");
  return { ...before, [name]: value };
}

function speed(text: string): number | "max" {
  if (text === "max") return text;
  const times = whole(text);
  if (times < 1) throw new InvalidArgumentError("a number of times from 1 on is needed, or max");
  return times;
}

function oneOf(...words: string[]): (text: string) => string {
  return (text) => {
    if (!words.includes(text)) throw new InvalidArgumentError(`one of ${words.join(", ")} is needed`);
    return text;
  };
}
