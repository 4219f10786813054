// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Kline-Candlestick-Data

import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { rowLimit } from "../../../../../gateway/parameters.ts";
import { earlier, later } from "../../../../../money/arithmetic.ts";
import { padded } from "../../../../../money/text.ts";
import { count, DAY, instant, span } from "../../../../../money/units.ts";
import { intervalIn, INTERVALS } from "../../../../intervals.ts";
import { klineMoment, klineRow, klinesOf } from "../../../../klines.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { priceText, sizeText } from "../../figures.ts";
import { symbol, time } from "../../params.ts";

/** The longest time one call may ask for; a call that names one end of it gets that much from there. */
const LONGEST_DAYS = 200;
const LONGEST = span(LONGEST_DAYS * count(DAY));

/** Klines of a contract; the volume is in contracts, the other one in coin. */
export const klineCandlestickData = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Kline-Candlestick-Data",
  title: "Kline/Candlestick Data",
  documented: "2026-01-15",
  route: "GET /dapi/v1/klines",
  security: "NONE",
  weight: { per: "ip", cost: ({ limit }) => (limit < 100 ? 1 : limit < 500 ? 2 : limit <= 1000 ? 5 : 10) },
  params: {
    symbol,
    interval: intervalIn(INTERVALS.filter((interval) => interval !== "1s")),
    startTime: time,
    endTime: time,
    limit: rowLimit(500, 1500),
  },
  present(x, p, caller) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const { startTime, endTime } = p;
    if (startTime !== undefined && endTime !== undefined) {
      if (startTime > endTime) return wireError("START_AFTER_END");
      if (endTime > later(startTime, LONGEST)) return wireError("COINM_TIME_SPAN", { days: LONGEST_DAYS });
    }
    const to = endTime ?? (startTime === undefined ? undefined : later(startTime, LONGEST));
    return { contract, to, moment: klineMoment(x, contract.symbol, caller.now) };
  },
  past({ contract, to, moment }, past, p) {
    const asked = { interval: p.interval, zone: span(0), from: p.startTime, to, limit: p.limit };
    const oldest = p.endTime === undefined ? instant(0) : earlier(p.endTime, LONGEST);
    return klinesOf(past, contract.symbol, asked, moment)
      .filter(({ openAt }) => openAt >= oldest)
      .map((kline) =>
        klineRow(kline, { price: (ticks) => priceText(contract, ticks), size: sizeText, amount: padded }),
      );
  },
});
