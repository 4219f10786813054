// Showing what prices are known.

import { indexOf, markOf, pairIndex } from "../../core/select-market.ts";
import { padded } from "../../money/text.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** Dollar prices of coins, index prices of pairs, mark prices of contracts. */
export const showPrices = verb({
  route: "GET /margrave/v1/prices",
  line: "prices",
  says: "Shows the dollar prices of coins, the index prices of pairs and the mark prices of contracts.",
  params: {},
  run(_p, { engine }, done) {
    durableRead(engine, done, ({ prices, reference }) => {
      const text = (price: ReturnType<typeof indexOf>) => (price === undefined ? null : padded(price));
      const markets = [...reference.markets.values()];
      return {
        coins: Object.fromEntries([...reference.assets.keys()].map((asset) => [asset, text(indexOf(prices, asset))])),
        markets: Object.fromEntries(
          markets.map((market) => [
            market.symbol,
            text(market.kind === "pair" ? pairIndex(prices, market) : markOf(prices, market.symbol)),
          ]),
        ),
      };
    });
  },
});
