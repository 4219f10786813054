// https://developers.binance.com/docs/margin_trading/risk-data-stream/Start-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { listenKeyOf } from "../../listen-keys.ts";

/** Opens the stream of a cross account's risk for an hour, or extends the one there is: the key stays the same. */
export const startUserDataStream = action({
  page: "margin_trading/risk-data-stream/Start-User-Data-Stream",
  title: "Start User Data Stream",
  documented: "2026-01-15",
  route: "POST /sapi/v1/margin/listen-key",
  security: "USER_STREAM",
  weight: perUid(1),
  params: {},
  command: (_p, { account }) => ({ type: "OpenListenKey", account, family: "margin-risk" }),
  reply: (events) => ({ listenKey: listenKeyOf(events) }),
});
