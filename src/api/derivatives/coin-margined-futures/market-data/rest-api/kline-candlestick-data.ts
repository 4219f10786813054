// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Kline-Candlestick-Data

import { isWireError } from "../../../../../gateway/errors.ts";
import { padded } from "../../../../../money/text.ts";
import { klineMoment, klineRow, klinesOf } from "../../../../klines.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { priceText, sizeText } from "../../figures.ts";
import { klineParams, klinesAsked, klineWeight } from "../../kline-request.ts";
import { symbol } from "../../params.ts";

/** Klines of a contract; the volume is in contracts, the other one in coin. */
export const klineCandlestickData = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Kline-Candlestick-Data",
  title: "Kline/Candlestick Data",
  documented: "2026-01-15",
  route: "GET /dapi/v1/klines",
  security: "NONE",
  weight: klineWeight,
  params: { symbol, ...klineParams },
  present(x, p, caller) {
    const contract = contractNamed(x, p.symbol, "ever");
    if (isWireError(contract)) return contract;
    const asked = klinesAsked(p, "bounded");
    return isWireError(asked) ? asked : { contract, asked, moment: klineMoment(x, contract.symbol, caller.now) };
  },
  past: ({ contract, asked, moment }, past) =>
    klinesOf(past, contract.symbol, asked, moment).map((kline) =>
      klineRow(kline, { price: (ticks) => priceText(contract, ticks), size: sizeText, amount: padded }),
    ),
});
