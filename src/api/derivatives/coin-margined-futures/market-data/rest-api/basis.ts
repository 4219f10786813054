// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Basis

import { priceStanding } from "../../../../../core/select-futures.ts";
import { everyContract } from "../../../../../core/select-market.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { oneOf } from "../../../../../gateway/parameters.ts";
import { minus } from "../../../../../money/arithmetic.ts";
import { padded } from "../../../../../money/text.ts";
import { atoms, count, DAY, SECOND } from "../../../../../money/units.ts";
import { continuousKlinesOf, continuousMoment, holderAt } from "../../../../continuous-klines.ts";
import { recall } from "../../../../page.ts";
import { priceKlinesOf } from "../../../../price-klines.ts";
import { contractsOn } from "../../contracts.ts";
import { priceOf, priceText } from "../../figures.ts";
import {
  completePeriods,
  momentsAsked,
  NEWEST_ROWS,
  quotientText,
  statisticsParams,
  statisticsWeight,
} from "../../market-statistics.ts";
import { CONTRACT_TYPES, pair } from "../../params.ts";

/** Days a year has for rates. */
const YEAR_DAYS = 365n;

/** How far a contract traded from its index at each full period: its last trade, and the index just before. */
export const basis = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Basis",
  title: "Basis",
  documented: "2026-01-15",
  route: "GET /futures/data/basis",
  security: "NONE",
  weight: statisticsWeight,
  params: { pair, contractType: oneOf(CONTRACT_TYPES), ...statisticsParams },
  differs:
    `${NEWEST_ROWS}, nor of times before the first trade; a year's basis is the rate times 365 days over what is left until ` +
    "delivery, and empty of a perpetual, which has none",
  present(x, p, caller) {
    const listed = contractsOn(x, p.pair);
    if (isWireError(listed)) return listed;
    const moments = momentsAsked(p, caller.now);
    if (isWireError(moments)) return moments;
    const figure = { of: "index", name: listed[0]!.base } as const;
    return {
      moments,
      contract: listed[0]!,
      deliveries: new Map(everyContract(x).map(({ symbol, delivery }) => [symbol, delivery])),
      index: { figure, standing: priceStanding(x, figure.of, figure.name), now: caller.now, every: SECOND },
      traded: continuousMoment(x, { pair: p.pair, type: p.contractType }, caller.now),
    };
  },
  past({ moments, contract, deliveries, index, traded }, past, { pair: on, contractType, period }) {
    if (moments === undefined) return [];
    const asked = completePeriods(moments, period);
    const closes = new Map(priceKlinesOf(past, asked, index).map(({ closeAt, close }) => [count(closeAt) + 1, close]));
    const holder = holderAt(past, traded);
    return continuousKlinesOf(past, asked, traded).flatMap(({ closeAt, close }) => {
      const timestamp = count(closeAt) + 1;
      const indexPrice = closes.get(timestamp);
      if (indexPrice === undefined) return [];
      const apart = minus(priceOf(contract, close), indexPrice);
      const delivery = deliveries.get(holder(closeAt) ?? "");
      const left = contractType === "PERPETUAL" || delivery === undefined ? 0 : count(delivery) - timestamp;
      const yearly = atoms(apart) * YEAR_DAYS * BigInt(count(DAY));
      return {
        indexPrice: padded(indexPrice),
        contractType,
        basisRate: quotientText(atoms(apart), atoms(indexPrice)),
        futuresPrice: priceText(contract, close),
        annualizedBasisRate: left > 0 ? quotientText(yearly, atoms(indexPrice) * BigInt(left)) : "",
        basis: padded(apart),
        pair: on,
        timestamp,
      };
    });
  },
});
