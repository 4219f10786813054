// https://developers.binance.com/docs/margin_trading/account/Adjust-Cross-Margin-Max-Leverage

import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { int } from "../../../gateway/parameters.ts";

/** Sets the leverage of the cross account, which decides the levels at which it may borrow and is called. */
export const adjustCrossMarginMaxLeverage = action({
  page: "margin_trading/account/Adjust-Cross-Margin-Max-Leverage",
  title: "Adjust cross margin max leverage",
  documented: "2026-01-15",
  route: "POST /sapi/v1/margin/max-leverage",
  security: "USER_DATA",
  weight: perUid(3000),
  params: { maxLeverage: int() },
  differs:
    "10 keeps the account one of Cross Margin Classic, and 20 is refused; the limit of one call a minute of an address is not " +
    "kept; the codes are not documented: a leverage that is none is refused with -1130, too low a level with -3023",
  command: (p, { account }) => ({ type: "ChangeCrossLeverage", account, leverage: p.maxLeverage }),
  reply: () => ({ success: true }),
  refusal: ({ reason }) =>
    reason === "invalid-leverage" ? wireError("BAD_VALUE", { name: "maxLeverage" }) : undefined,
});
