// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Continuous-Contract-Kline-Candlestick-Data

import { isWireError } from "../../../../../gateway/errors.ts";
import { oneOf } from "../../../../../gateway/parameters.ts";
import { padded } from "../../../../../money/text.ts";
import { continuousKlinesOf, continuousMoment } from "../../../../continuous-klines.ts";
import { klineRow } from "../../../../klines.ts";
import { recall } from "../../../../page.ts";
import { contractsOn } from "../../contracts.ts";
import { priceText, sizeText } from "../../figures.ts";
import { klineParams, klinesAsked, klineWeight } from "../../kline-request.ts";
import { CONTRACT_TYPES, pair } from "../../params.ts";

/** Klines of a pair's perpetual, or of the quarterly that was the one of its quarter then: they go on over its delivery. */
export const continuousContractKlineCandlestickData = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Continuous-Contract-Kline-Candlestick-Data",
  title: "Continuous Contract Kline/Candlestick Data",
  documented: "2026-01-15",
  route: "GET /dapi/v1/continuousKlines",
  security: "NONE",
  weight: klineWeight,
  params: { pair, contractType: oneOf(CONTRACT_TYPES), ...klineParams },
  present(x, p, caller) {
    const listed = contractsOn(x, p.pair);
    if (isWireError(listed)) return listed;
    const asked = klinesAsked(p, "bounded");
    if (isWireError(asked)) return asked;
    const moment = continuousMoment(x, { pair: p.pair, type: p.contractType }, caller.now);
    return {
      contract: listed.find(({ contractType }) => contractType === p.contractType) ?? listed[0]!,
      asked,
      moment,
    };
  },
  past: ({ contract, asked, moment }, past) =>
    continuousKlinesOf(past, asked, moment).map((kline) =>
      klineRow(kline, { price: (ticks) => priceText(contract, ticks), size: sizeText, amount: padded }),
    ),
});
