// https://developers.binance.com/docs/derivatives/coin-margined-futures/market-data/rest-api/Delivery-Price

import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { numeral } from "../../../../../gateway/json.ts";
import { deliveriesOn } from "../../../../../history/deliveries.ts";
import { padded } from "../../../../../money/text.ts";
import { count } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { contractsOn } from "../../contracts.ts";
import { pair } from "../../params.ts";

/** The prices at which the contracts on a pair were settled, the newest first. */
export const deliveryPrice = recall({
  page: "derivatives/coin-margined-futures/market-data/rest-api/Delivery-Price",
  title: "Quarterly Contract Settlement Price",
  documented: "2023-10-19",
  route: "GET /futures/data/delivery-price",
  security: "NONE",
  weight: perIp(0),
  params: { pair },
  differs:
    "the page names no shape: it is that of the page of the same path for USDⓈ-margined contracts; there is what was delivered " +
    "since the venue was founded, the newest first",
  present(x, p) {
    const found = contractsOn(x, p.pair, "ever");
    return isWireError(found) ? found : p.pair;
  },
  past: (of, past) =>
    deliveriesOn(past, of).flatMap(({ delivery, price }) =>
      price === undefined ? [] : [{ deliveryTime: count(delivery), deliveryPrice: numeral(padded(price)) }],
    ),
});
