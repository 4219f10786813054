// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Index-Price-Kline-Candlestick-Data

import { priceStanding } from "../../../../../core/select-futures.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { padded } from "../../../../../money/text.ts";
import { SECOND } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { priceKlineRow, priceKlinesOf } from "../../../../price-klines.ts";
import { contractsOn } from "../../contracts.ts";
import { klineParams, klinesAsked, klineWeight } from "../../kline-request.ts";
import { pair } from "../../params.ts";

/** Klines of the index of a pair: the dollar price of its coin. */
export const indexPriceKlineCandlestickData = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Index-Price-Kline-Candlestick-Data",
  title: "Index Price Kline/Candlestick Data",
  documented: "2026-01-15",
  route: "GET /dapi/v1/indexPriceKlines",
  security: "NONE",
  weight: klineWeight,
  params: { pair, ...klineParams },
  differs:
    "an index counts as one sample a second; between two settings of it the last one holds, and what it was within a second " +
    "counts for high and low",
  present(x, p, caller) {
    const listed = contractsOn(x, p.pair);
    if (isWireError(listed)) return listed;
    const asked = klinesAsked(p, "bounded");
    if (isWireError(asked)) return asked;
    const figure = { of: "index", name: listed[0]!.base } as const;
    const standing = priceStanding(x, figure.of, figure.name);
    return { asked, moment: { figure, standing, now: caller.now, every: SECOND } };
  },
  past: ({ asked, moment }, past) => priceKlinesOf(past, asked, moment).map((kline) => priceKlineRow(kline, padded)),
});
