// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Mark-Price-Kline-Candlestick-Data

import { priceStanding } from "../../../../../core/select-futures.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { padded } from "../../../../../money/text.ts";
import { SECOND } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { priceKlineRow, priceKlinesOf } from "../../../../price-klines.ts";
import { contractNamed } from "../../contracts.ts";
import { klineParams, klinesAsked, klineWeight } from "../../kline-request.ts";
import { symbol } from "../../params.ts";

/** Klines of the mark price of a contract. */
export const markPriceKlineCandlestickData = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Mark-Price-Kline-Candlestick-Data",
  title: "Mark Price Kline/Candlestick Data",
  documented: "2026-01-15",
  route: "GET /dapi/v1/markPriceKlines",
  security: "NONE",
  weight: klineWeight,
  params: { symbol, ...klineParams },
  differs:
    "a mark counts as one sample a second; between two of them the last one holds, and what it was within a second counts " +
    "for high and low",
  present(x, p, caller) {
    const contract = contractNamed(x, p.symbol, "ever");
    if (isWireError(contract)) return contract;
    const asked = klinesAsked(p, "bounded");
    if (isWireError(asked)) return asked;
    const figure = { of: "mark", name: contract.symbol } as const;
    const standing = priceStanding(x, figure.of, figure.name);
    return { asked, moment: { figure, standing, now: caller.now, every: SECOND } };
  },
  past: ({ asked, moment }, past) => priceKlinesOf(past, asked, moment).map((kline) => priceKlineRow(kline, padded)),
});
