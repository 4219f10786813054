// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Premium-index-Kline-Data

import { premiumStanding, SAMPLE_EVERY } from "../../../../../core/select-futures.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { recall } from "../../../../page.ts";
import { priceKlineRow, priceKlinesOf } from "../../../../price-klines.ts";
import { contractNamed } from "../../contracts.ts";
import { rateText } from "../../figures.ts";
import { klineParams, klinesAsked, klineWeight } from "../../kline-request.ts";
import { symbol } from "../../params.ts";

/** Klines of how far a perpetual trades from its index, made of the samples its funding is made of; none of one that has none. */
export const premiumIndexKlineData = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Premium-index-Kline-Data",
  title: "Premium index Kline Data",
  documented: "2026-01-15",
  route: "GET /dapi/v1/premiumIndexKlines",
  security: "NONE",
  weight: klineWeight,
  params: { symbol, ...klineParams },
  differs: "the newest klines of the time asked for are shown, as by the other pages of klines of contracts",
  present(x, p, caller) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const asked = klinesAsked(p, "unbounded");
    if (isWireError(asked)) return asked;
    const figure = { of: "premium", name: contract.symbol } as const;
    const standing = premiumStanding(x, contract.symbol, caller.now);
    return { asked, moment: { figure, standing, now: caller.now, every: SAMPLE_EVERY } };
  },
  past: ({ asked, moment }, past) => priceKlinesOf(past, asked, moment).map((kline) => priceKlineRow(kline, rateText)),
});
