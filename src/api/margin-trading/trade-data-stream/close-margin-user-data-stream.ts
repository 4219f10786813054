// https://developers.binance.com/docs/margin_trading/trade-data-stream/Close-Margin-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { listenKey, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";

/** Ends the stream of a cross account. */
export const closeMarginUserDataStream = action({
  page: "margin_trading/trade-data-stream/Close-Margin-User-Data-Stream",
  title: "Close Margin User Data Stream",
  documented: "2026-01-15",
  route: "DELETE /sapi/v1/userDataStream",
  security: "USER_STREAM",
  weight: perUid(1),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: { listenKey },
  command: ({ listenKey: key }, { account }) => ({ type: "CloseListenKey", account, family: "cross", key }),
  reply: () => ({}),
});
