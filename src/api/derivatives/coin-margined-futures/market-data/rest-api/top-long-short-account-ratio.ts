// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Top-Long-Short-Account-Ratio

import { wireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { recall } from "../../../../page.ts";
import {
  RATIO_ROWS,
  ratioRows,
  sampledMoment,
  statisticsParams,
  statisticsWeight,
  TOP_TRADERS,
} from "../../market-statistics.ts";
import { pair } from "../../params.ts";

/** How many of the top traders hold more long than short, and how many more short than long. */
export const topLongShortAccountRatio = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Top-Long-Short-Account-Ratio",
  title: "Top Trader Long/Short Account Ratio",
  documented: "2026-01-15",
  route: "GET /futures/data/topLongShortAccountRatio",
  security: "NONE",
  weight: statisticsWeight,
  params: { symbol: optional(pair), pair: optional(pair), ...statisticsParams },
  differs: `${RATIO_ROWS}; ${TOP_TRADERS}; the pair is sent as symbol, as documented, or as pair, as to the pages beside it`,
  present(x, p, caller) {
    const named = p.symbol ?? p.pair;
    if (named === undefined) return wireError("MISSING", { name: "symbol" });
    return sampledMoment(x, { ...p, pair: named }, caller.now);
  },
  past: (moment, past) => ratioRows(past, moment, ["longAccount", "shortAccount"], (sample) => sample.topAccounts),
});
