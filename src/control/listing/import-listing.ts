// Taking over what another venue lists, from saved answers of it.

import { definitionsOf, type Definitions, newOf, placedConflict } from "../../abroad/define.ts";
import type { Listed } from "../../abroad/listed.ts";
import { readSaved } from "../../abroad/read-saved.ts";
import { type SavedFile, Unusable } from "../../abroad/saved.ts";
import { optional, type Parameter, symbolName } from "../../gateway/parameters.ts";
import { wireError } from "../../gateway/errors.ts";
import { furnish } from "../../market/furnish.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

const MOST_FILES = 100;

/** Files with their names, as JSON. */
const savedFiles: Parameter<readonly SavedFile[]> = {
  type: "STRING",
  range: `JSON: a list of at most ${MOST_FILES} objects with the name of a file and its text`,
  read(text) {
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      return { wrong: "illegal" };
    }
    if (!Array.isArray(read) || read.length === 0 || read.length > MOST_FILES) return { wrong: "illegal" };
    const sound = read.every(
      (each: unknown) =>
        typeof each === "object" &&
        each !== null &&
        typeof (each as Partial<SavedFile>).name === "string" &&
        typeof (each as Partial<SavedFile>).text === "string",
    );
    return sound ? (read as SavedFile[]) : { wrong: "illegal" };
  },
};

/** Names of markets with commas between. */
const symbols: Parameter<ReadonlySet<string>> = {
  type: "STRING",
  range: "symbols with commas between, such as BTCUSDT,ETHBTC",
  read(text) {
    const named = text.split(",");
    return named.every((each) => symbolName.read(each) === each) ? new Set(named) : { wrong: "illegal" };
  },
};

/** Lists what files say, all of it or nothing. */
export const importListing = verb({
  route: "POST /margrave/v1/listing",
  line: "import <files>",
  says:
    "Takes over what another venue lists, from answers of it that were saved to files: `exchangeInfo` of spot and COIN-M in " +
    "forms of today and of former years, brackets, funding terms, coins, pairs, tiers and rates of margin, prices. What is " +
    "wrong is refused with its file, line and path, and then nothing is taken over.",
  params: { files: savedFiles, symbols: optional(symbols) },
  run(p, { engine, house }, done) {
    let said: Listed;
    let found: Definitions;
    try {
      said = readSaved(p.files);
      found = definitionsOf(said, engine.view.reference, engine.now(), p.symbols);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return done(wireError("CONTROL_BAD_REQUEST", { why: error.message }));
    }
    const missing = [...(p.symbols ?? [])].find((each) => !found.places.has(each));
    if (missing !== undefined) return done(wireError("CONTROL_NOT_FOUND", { what: `${missing} in these files` }));
    const { assets, markets } = found;
    const { reference } = engine.view;
    const before = { markets: new Set(reference.markets.keys()), assets: new Set(reference.assets.keys()) };
    let why: string | undefined;
    if (assets.length + markets.length > 0) {
      engine.perform(
        { type: "DefineListing", assets, markets },
        ({ rejection }) => {
          if (rejection !== undefined) why = placedConflict(rejection, found)?.message ?? rejection.reason;
        },
        { release: () => {}, lost: () => {} },
      );
    }
    if (why !== undefined) return done(wireError("CONTROL_BAD_REQUEST", { why }));
    for (const command of furnish(engine.view, house(), newOf(found, said, before))) {
      engine.perform(command, () => {}, { release: () => {}, lost: () => {} });
    }
    durableRead(engine, done, (x) => ({
      markets: markets.length,
      assets: assets.length,
      new: x.reference.markets.size - before.markets.size,
      delivered: [...found.delivered],
      assumedBrackets: [...found.assumed],
      ignored: [...said.ignored],
    }));
  },
});
