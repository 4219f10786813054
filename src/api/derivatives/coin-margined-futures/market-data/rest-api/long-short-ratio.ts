// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Long-Short-Ratio

import { recall } from "../../../../page.ts";
import { RATIO_ROWS, ratioRows, sampledMoment, statisticsParams, statisticsWeight } from "../../market-statistics.ts";
import { pair } from "../../params.ts";

/** How many accounts hold more long than short, and how many more short than long. */
export const longShortRatio = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Long-Short-Ratio",
  title: "Long/Short Ratio",
  documented: "2026-01-15",
  route: "GET /futures/data/globalLongShortAccountRatio",
  security: "NONE",
  weight: statisticsWeight,
  params: { pair, ...statisticsParams },
  differs: RATIO_ROWS,
  present: (x, p, caller) => sampledMoment(x, p, caller.now),
  past: (moment, past) => ratioRows(past, moment, ["longAccount", "shortAccount"], (sample) => sample.accounts),
});
