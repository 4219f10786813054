// https://developers.binance.com/docs/margin_trading/market-data/Query-margin-avaliable-inventory

import { free, POOL } from "../../../core/select.ts";
import { perUid, query } from "../../../gateway/declare.ts";
import { oneOf } from "../../../gateway/parameters.ts";
import { whole } from "../../../money/convert.ts";
import { plain } from "../../../money/text.ts";
import { count, SECOND } from "../../../money/units.ts";
import { marginAssetsFor } from "../listings.ts";

/** What can still be borrowed, asset by asset: what the lending pool has left. */
export const queryMarginAvaliableInventory = query({
  page: "margin_trading/market-data/Query-margin-avaliable-inventory",
  title: "Query Margin Available Inventory",
  documented: "2026-01-15",
  route: "GET /sapi/v1/margin/available-inventory",
  security: "USER_DATA",
  weight: perUid(50),
  params: { type: oneOf(["MARGIN", "ISOLATED"]) },
  differs:
    "cross and isolated accounts borrow from one pool, so that both types tell the same amounts; they are those of the moment",
  answer(x, p, caller) {
    const lent = marginAssetsFor(x, p.type === "MARGIN" ? "cross" : "isolated").filter(({ borrowable }) => borrowable);
    return {
      assets: Object.fromEntries(lent.map(({ name }) => [name, plain(free(x.ledger, POOL, name))])),
      // In seconds, as the example has it.
      updateTime: whole(count(caller.now), count(SECOND)),
    };
  },
});
