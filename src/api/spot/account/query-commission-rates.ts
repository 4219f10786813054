// https://developers.binance.com/docs/binance-spot-api-docs/rest-api/account-endpoints#query-commission-rates-user_data

import { perIp, query } from "../../../gateway/declare.ts";
import { isWireError } from "../../../gateway/errors.ts";
import { discountOf, NO_RATES, NO_SIDE_RATES, standardRates } from "../commissions.ts";
import { namedPair, symbol } from "../params.ts";

/** What trades of a pair cost the account. */
export const queryCommissionRates = query({
  page: "spot/account/Query-Commission-Rates",
  title: "Query Commission Rates",
  documented: "2026-07-21",
  route: "GET /api/v3/account/commission",
  security: "USER_DATA",
  weight: perIp(20),
  params: { symbol },
  differs: "every pair and every fee level pays the same; there are no special commissions and no taxes",
  answer(x, p, caller) {
    const pair = namedPair(x, p);
    if (isWireError(pair)) return pair;
    const none = { ...NO_RATES, ...NO_SIDE_RATES };
    return {
      symbol: pair.symbol,
      standardCommission: { ...standardRates(x), ...NO_SIDE_RATES },
      specialCommission: none,
      taxCommission: none,
      discount: discountOf(x, caller),
    };
  },
});
