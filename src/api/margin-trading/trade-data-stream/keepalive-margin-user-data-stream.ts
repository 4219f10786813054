// https://developers.binance.com/docs/margin_trading/trade-data-stream/Keepalive-Margin-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { listenKey, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";

/** Extends the stream of a cross account by an hour from now. */
export const keepaliveMarginUserDataStream = action({
  page: "margin_trading/trade-data-stream/Keepalive-Margin-User-Data-Stream",
  title: "Keepalive Margin User Data Stream",
  documented: "2026-01-15",
  route: "PUT /sapi/v1/userDataStream",
  security: "USER_STREAM",
  weight: perUid(1),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: { listenKey },
  command: ({ listenKey: key }, { account }) => ({ type: "KeepListenKey", account, family: "cross", key }),
  reply: () => ({}),
});
