// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Taker-Buy-Sell-Volume

import { isWireError } from "../../../../../gateway/errors.ts";
import { oneOf } from "../../../../../gateway/parameters.ts";
import { add, minus, plus, subtract } from "../../../../../money/arithmetic.ts";
import { withPlaces } from "../../../../../money/text.ts";
import { type Amount, count, type Lots, NO_AMOUNT, NO_LOTS } from "../../../../../money/units.ts";
import { continuousKlinesOf, continuousMoment } from "../../../../continuous-klines.ts";
import { recall } from "../../../../page.ts";
import { contractsOn } from "../../contracts.ts";
import { sizeText } from "../../figures.ts";
import { completePeriods, momentsAsked, statisticsParams, statisticsWeight } from "../../market-statistics.ts";
import { CONTRACT_TYPES, pair } from "../../params.ts";

/** What takers bought and sold of the contracts on a pair in each period. */
export const takerBuySellVolume = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Taker-Buy-Sell-Volume",
  title: "Taker Buy/Sell Volume",
  documented: "2026-01-15",
  route: "GET /futures/data/takerBuySellVol",
  security: "NONE",
  weight: statisticsWeight,
  params: { pair, contractType: oneOf(["ALL", ...CONTRACT_TYPES]), ...statisticsParams },
  differs:
    "a row is of the period that ends at its timestamp, and of complete periods alone; the newest of the time asked for are " +
    "told, from the one of the first trade on",
  present(x, p, caller) {
    const listed = contractsOn(x, p.pair);
    if (isWireError(listed)) return listed;
    const moments = momentsAsked(p, caller.now);
    if (isWireError(moments)) return moments;
    const types = p.contractType === "ALL" ? CONTRACT_TYPES : [p.contractType];
    return { moments, of: types.map((type) => continuousMoment(x, { pair: p.pair, type }, caller.now)) };
  },
  past({ moments, of }, past, { pair: on, contractType, period }) {
    if (moments === undefined) return [];
    const sums = new Map<number, Sums>();
    for (const moment of of) {
      for (const kline of continuousKlinesOf(past, completePeriods(moments, period), moment)) {
        const end = count(kline.closeAt) + 1;
        const { lots, coins, bought, boughtCoins } = sums.get(end) ?? NOTHING;
        sums.set(end, {
          lots: add(lots, kline.lots),
          coins: plus(coins, kline.quote),
          bought: add(bought, kline.takerLots),
          boughtCoins: plus(boughtCoins, kline.takerQuote),
        });
      }
    }
    return [...sums]
      .sort(([a], [b]) => a - b)
      .map(([timestamp, { lots, coins, bought, boughtCoins }]) => ({
        pair: on,
        contractType,
        takerBuyVol: sizeText(bought),
        takerSellVol: sizeText(subtract(lots, bought)),
        takerBuyVolValue: withPlaces(boughtCoins, VALUE_PLACES),
        takerSellVolValue: withPlaces(minus(coins, boughtCoins), VALUE_PLACES),
        timestamp,
      }));
  },
});

/** What traded in a period: contracts and their worth in coin, those that takers bought apart. */
interface Sums {
  readonly lots: Lots;
  readonly coins: Amount;
  readonly bought: Lots;
  readonly boughtCoins: Amount;
}

const NOTHING: Sums = { lots: NO_LOTS, coins: NO_AMOUNT, bought: NO_LOTS, boughtCoins: NO_AMOUNT };

/** Coins are told with four places, as documented; what is beyond them is cut. */
const VALUE_PLACES = 4;
