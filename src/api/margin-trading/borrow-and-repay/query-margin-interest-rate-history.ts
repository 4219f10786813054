// https://developers.binance.com/docs/margin_trading/borrow-and-repay/Query-Margin-Interest-Rate-History

import { accountOf } from "../../../core/select.ts";
import { forLevel } from "../../../core/select-margin.ts";
import { perIp } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { assetName } from "../../../gateway/parameters.ts";
import { ratesOf } from "../../../history/rates.ts";
import type { RateRecord } from "../../../history/rows.ts";
import { earlier, floorTo } from "../../../money/arithmetic.ts";
import { count, HOUR } from "../../../money/units.ts";
import { recall } from "../../page.ts";
import { assetsAsked, paddedRate } from "../listings.ts";
import { time, vipLevel } from "../params.ts";
import { rateWindow } from "../windows.ts";

/** What an asset's loans cost a day at each full hour, by which that hour was charged, newest first. */
export const queryMarginInterestRateHistory = recall({
  page: "margin_trading/borrow-and-repay/Query-Margin-Interest-Rate-History",
  title: "Query Margin Interest Rate History",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/interestRateHistory",
  security: "USER_DATA",
  weight: perIp(1),
  params: { asset: assetName, vipLevel, startTime: time, endTime: time },
  differs: "a row for each full hour, whether the rate has changed or not, from the hour after the asset was listed",
  present(x, p, caller) {
    const assets = assetsAsked(x, p.asset);
    if (isWireError(assets)) return assets;
    const window = rateWindow(caller, p);
    if (isWireError(window)) return window;
    return { ...window, to: window.to < caller.now ? window.to : caller.now, vip: accountOf(x, caller.account).vip };
  },
  past({ from, to, vip }, past, p) {
    const level = p.vipLevel ?? vip;
    const definitions = ratesOf(past, p.asset, from, to);
    const rows = [];
    for (let hour = floorTo(to, HOUR); hour >= from; hour = earlier(hour, HOUR)) {
      const inForce: RateRecord | undefined = definitions.findLast(({ at }) => at < hour);
      if (inForce === undefined) break;
      const dailyInterestRate = paddedRate(forLevel(inForce.dailyRates, level));
      rows.push({ asset: p.asset, dailyInterestRate, timestamp: count(hour), vipLevel: level });
    }
    return rows;
  },
});
