// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Modify-Order

import { action, perIp } from "../../../../../gateway/declare.ts";
import { AMENDMENT, amendedBodies, amendment, amendmentRefusal, withModifyId } from "../../amendment.ts";

/** Changes the price or size of a limit order, or both. The answer is the order as it was amended. */
export const modifyOrder = action({
  page: "derivatives/coin-margined-futures/trade/rest-api/Modify-Order",
  title: "Modify Order",
  documented: "2026-01-15",
  route: "PUT /dapi/v1/order",
  security: "TRADE",
  needs: "futures",
  weight: perIp(1),
  params: AMENDMENT,
  differs:
    "modifyId is read and shown where the quirk `amendments` is `both`. An order that is not open is refused with -2013, " +
    "another side than its own with -1117: neither is documented. The answer is the order as it was amended, before it traded at its new price",
  command: (p, { account }, x) => amendment(x, p, account),
  reply: (events, x, p) => withModifyId(amendedBodies(events, x)[0]!, p, x),
  refusal: amendmentRefusal,
});
