// https://developers.binance.com/docs/margin_trading/borrow-and-repay/Get-a-future-hourly-interest-rate

import type { Asset } from "../../../core/listing.ts";
import { accountOf } from "../../../core/select.ts";
import { forLevel } from "../../../core/select-margin.ts";
import type { View } from "../../../core/view.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { commaList, flag, type Parameter } from "../../../gateway/parameters.ts";
import { hourlyInterest } from "../../../money/convert.ts";
import { padded } from "../../../money/text.ts";
import { type Amount, amount } from "../../../money/units.ts";
import { marginAssetsFor } from "../listings.ts";

/** The most assets one call may name. */
const MOST_ASSETS = 20;
/** One whole coin: an hour's interest on it is the hourly rate, to eight places and rounded as interest is. */
const ONE_COIN: Amount = amount(100_000_000n);

/** Unlike elsewhere, this must be sent here. */
const isIsolated: Parameter<boolean> = { ...flag, type: "STRING", values: ["TRUE", "FALSE"] };

/** What the coming hour of a loan will cost the caller, asset by asset: the daily rate at its fee level ÷ 24, rounded up. */
export const getAFutureHourlyInterestRate = query({
  page: "margin_trading/borrow-and-repay/Get-a-future-hourly-interest-rate",
  title: "Get future hourly interest rate",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/next-hourly-interest-rate",
  security: "USER_DATA",
  weight: perIp(100),
  params: { assets: commaList(MOST_ASSETS), isIsolated },
  differs: "rates do not float: the next hour's is the one in force, and cross and isolated accounts pay the same",
  answer(x, p, caller) {
    const { vip } = accountOf(x, caller.account);
    const assets = marginAssetsFor(x, p.isIsolated ? "isolated" : "cross");
    const lent = new Map(assets.map((asset) => [asset.name, asset]));
    const asked = [...new Set(p.assets)].map((name) => lent.get(name));
    if (!asked.every((asset): asset is View<Asset> => asset !== undefined)) return wireError("NOT_MARGIN_ASSET");
    return asked.map(({ name, dailyRates }) => ({
      asset: name,
      nextHourlyInterestRate: padded(hourlyInterest(ONE_COIN, forLevel(dailyRates, vip), "up")),
    }));
  },
});
