// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Position-ADL-Quantile-Estimation

import { deleveragingQuantile, futuresOf, legNames, settingIn } from "../../../../../core/select-futures.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { optional } from "../../../../../gateway/parameters.ts";
import { contractsAsked } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** Where an account's positions stand in the line of deleveraging: 0 last, 4 first. */
export const positionAdlQuantileEstimation = query({
  page: "derivatives/coin-margined-futures/trade/rest-api/Position-ADL-Quantile-Estimation",
  title: "Position ADL Quantile Estimation",
  documented: "2026-01-15",
  route: "GET /dapi/v1/adlQuantile",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: { symbol: optional(symbol) },
  differs:
    "the figures are those of the moment, not up to thirty seconds old; contracts without a position are left out",
  answer(x, p, { account }) {
    const asked = contractsAsked(x, { symbol: p.symbol, pair: undefined });
    if (isWireError(asked)) return asked;
    const { hedge } = futuresOf(x.futures, account);
    return asked.flatMap((contract) => {
      const legs = legNames(x, account).map((leg) => deleveragingQuantile(x, account, contract, leg));
      if (legs.every((each) => each === undefined)) return [];
      const { isolated } = settingIn(x, account, contract.symbol);
      return [
        { symbol: contract.symbol, adlQuantile: quantiles(legs, !hedge ? "one-way" : isolated ? "apart" : "shared") },
      ];
    });
  },
});

/** The figures of the legs, by how they are held; crossed legs of a hedge carry one figure, and a sign that they do. */
function quantiles(
  [first = 0, second = 0]: readonly (number | undefined)[],
  held: "one-way" | "apart" | "shared",
): Readonly<Record<string, number>> {
  switch (held) {
    case "one-way":
      return { LONG: 0, SHORT: 0, BOTH: first };
    case "apart":
      return { LONG: first, SHORT: second, BOTH: 0 };
    case "shared":
      return { LONG: Math.max(first, second), SHORT: Math.max(first, second), HEDGE: 0 };
  }
}
