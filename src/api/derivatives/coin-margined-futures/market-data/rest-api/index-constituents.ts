// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Index-Constituents

import { constituentsOf, indexOf } from "../../../../../core/select-market.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { padded } from "../../../../../money/text.ts";
import { count, ratio } from "../../../../../money/units.ts";
import { contractsOn } from "../../contracts.ts";
import { pair } from "../../params.ts";

/** All of an index. */
const WHOLE = ratio(100_000_000n);

/** What the index of a pair is made of: the sources it was last set from, or the venue alone. */
export const indexConstituents = query({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Index-Constituents",
  title: "Query Index Price Constituents",
  documented: "2026-01-15",
  route: "GET /dapi/v1/constituents",
  security: "NONE",
  weight: perIp(2),
  params: { symbol: pair },
  differs:
    "the exchanges are those the index was set from (control plane), by the names they were given there or else numbered; an " +
    "index that was set as one price is the venue's own, and its exchange is margrave",
  answer(x, p, caller) {
    const listed = contractsOn(x, p.symbol);
    if (isWireError(listed)) return listed;
    const { base, quote } = listed[0]!;
    const index = indexOf(x.prices, base);
    const alone = index === undefined ? [] : [{ exchange: "margrave", price: index, weight: WHOLE }];
    const sources = constituentsOf(x, base) ?? alone;
    return {
      symbol: p.symbol,
      time: count(caller.now),
      constituents: sources.map(({ exchange, price, weight }) => ({
        exchange,
        symbol: `${base}${quote}`,
        price: padded(price),
        weight: padded(weight),
      })),
    };
  },
});
