// Which answer a saved file is, seen from its shape: the answer as it came, or several of them by their paths.

import { nothingListed, type Listed } from "./listed.ts";
import { readContracts, readFundings, readLadders } from "./read-contracts.ts";
import {
  readAssets,
  readCollaterals,
  readIndexes,
  readIsolatedLimits,
  readLoans,
  readMarginPairs,
  readPrices,
  readTiers,
} from "./read-margin.ts";
import { readPairs } from "./read-pairs.ts";
import { has, maybe, members, namesIn, opened, type Place, type SavedFile, unusable, Unusable } from "./saved.ts";

/** The most all files together may have, in characters: some times as much as the largest list there is. */
export const MOST_SAVED = 32_000_000;

/** Answers that are lists, by names that only their rows have. */
const LISTS: readonly (readonly [names: readonly string[], read: (rows: Place, into: Listed) => void])[] = [
  [["brackets"], readLadders],
  [["adjustedFundingRateCap"], readFundings],
  [["effectiveMultiple", "initialRiskRatio"], readTiers],
  [["coin", "dailyInterest", "borrowLimit"], readLoans],
  [["symbol", "leverage", "data"], readIsolatedLimits],
  [["assetName", "isBorrowable"], readAssets],
  [["symbol", "isMarginTrade"], readMarginPairs],
  [["collaterals", "assetNames"], readCollaterals],
  [["symbol", "markPrice", "indexPrice"], readIndexes],
  [["symbol", "price"], readPrices],
];

/** The paths of what can be read. */
const PATHS = new Set([
  "/api/v3/exchangeInfo",
  "/api/v1/exchangeInfo",
  "/api/v3/ticker/price",
  "/dapi/v1/exchangeInfo",
  "/dapi/v1/leverageBracket",
  "/dapi/v2/leverageBracket",
  "/dapi/v1/fundingInfo",
  "/dapi/v1/premiumIndex",
  "/sapi/v1/margin/allAssets",
  "/sapi/v1/margin/allPairs",
  "/sapi/v1/margin/isolated/allPairs",
  "/sapi/v1/margin/crossMarginData",
  "/sapi/v1/margin/isolatedMarginData",
  "/sapi/v1/margin/isolatedMarginTier",
  "/sapi/v1/margin/crossMarginCollateralRatio",
]);

/** Reads saved files. Throws `Unusable` where anything is wrong with one of them. */
export function readSaved(files: readonly SavedFile[]): Listed {
  const into = nothingListed();
  if (files.reduce((sum, { text }) => sum + text.length, 0) > MOST_SAVED)
    throw new Unusable(`files of more than ${MOST_SAVED / 1_000_000} million characters are not read`);
  for (const file of files) read(opened(file), into);
  return into;
}

function read(place: Place, into: Listed): void {
  if (has(place, "symbols")) return readInformation(maybe(place, "symbols")!, into);
  if (has(place, "routes")) return readRoutes(maybe(place, "routes")!, into);
  if (Array.isArray(place.value)) {
    const [first] = members(place);
    if (first === undefined) return;
    const found = LISTS.find(([names]) => has(first, ...names));
    if (found !== undefined) return found[1](place, into);
  } else if (has(place) && namesIn(place).some((name) => name.startsWith("/"))) return readRoutes(place, into);
  throw unusable(place, "this is none of the answers that can be read");
}

function readInformation(symbols: Place, into: Listed): void {
  const [first] = members(symbols);
  if (first === undefined) return;
  if (has(first, "contractType")) readContracts(symbols, into);
  else readPairs(symbols, into);
}

/** Answers by path, each as it came or as recorders of calls keep it: the first of those to GET. */
function readRoutes(routes: Place, into: Listed): void {
  for (const path of namesIn(routes)) {
    const under = maybe(routes, path)!;
    if (!PATHS.has(path)) {
      into.ignored.add(path);
      continue;
    }
    const calls = maybe(under, "GET");
    const answer = calls === undefined ? under : maybe(members(calls)[0] ?? calls, "data");
    if (answer !== undefined && answer.value !== null) read(answer, into);
  }
}
