// https://developers.binance.com/docs/margin_trading/trade-data-stream/Start-Margin-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { listenKeyOf, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";

/** Opens the stream of a cross account for an hour, or extends the one there is: the key stays the same. */
export const startMarginUserDataStream = action({
  page: "margin_trading/trade-data-stream/Start-Margin-User-Data-Stream",
  title: "Start Margin User Data Stream",
  documented: "2026-01-15",
  route: "POST /sapi/v1/userDataStream",
  security: "USER_STREAM",
  weight: perUid(1),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: {},
  command: (_p, { account }) => ({ type: "OpenListenKey", account, family: "cross" }),
  reply: (events) => ({ listenKey: listenKeyOf(events) }),
});
