// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Top-Trader-Long-Short-Ratio

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

/** What the top traders hold long, and what they hold short. */
export const topTraderLongShortRatio = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Top-Trader-Long-Short-Ratio",
  title: "Top Trader Long/Short Position Ratio",
  documented: "2026-01-15",
  route: "GET /futures/data/topLongShortPositionRatio",
  security: "NONE",
  weight: statisticsWeight,
  params: { pair, ...statisticsParams },
  differs: `${RATIO_ROWS}; ${TOP_TRADERS}`,
  present: (x, p, caller) => sampledMoment(x, p, caller.now),
  past: (moment, past) => ratioRows(past, moment, ["longPosition", "shortPosition"], (sample) => sample.topContracts),
});
