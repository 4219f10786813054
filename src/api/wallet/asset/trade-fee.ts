// https://developers.binance.com/docs/wallet/asset/trade-fee

import { pairOf, pairs } from "../../../core/select-market.ts";
import { perIp, query } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { optional, symbolName } from "../../../gateway/parameters.ts";
import { trimmed } from "../../../money/text.ts";
import { atoms, SCALE } from "../../../money/units.ts";

/** What trading costs, by pair. */
export const tradeFee = query({
  page: "wallet/asset/trade-fee",
  title: "Trade Fee",
  documented: "2026-01-15",
  route: "GET /sapi/v1/asset/tradeFee",
  security: "USER_DATA",
  weight: perIp(1),
  params: { symbol: optional(symbolName) },
  differs: "every fee level pays the same",
  answer(x, p) {
    const { spotMaker, spotTaker } = x.reference.settings!;
    const asked = p.symbol === undefined ? pairs(x) : [pairOf(x, p.symbol)];
    if (asked[0] === undefined) return p.symbol === undefined ? [] : wireError("BAD_SYMBOL");
    return asked.map((pair) => ({
      symbol: pair!.symbol,
      makerCommission: trimmed(atoms(spotMaker), SCALE.rate),
      takerCommission: trimmed(atoms(spotTaker), SCALE.rate),
    }));
  },
});
