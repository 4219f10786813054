// https://developers.binance.com/docs/margin_trading/risk-data-stream/Close-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { optional } from "../../../gateway/parameters.ts";
import { listenKey } from "../../listen-keys.ts";

/** Ends the stream of a cross account's risk. */
export const closeUserDataStream = action({
  page: "margin_trading/risk-data-stream/Close-User-Data-Stream",
  title: "Close User Data Stream",
  documented: "2026-01-15",
  route: "DELETE /sapi/v1/margin/listen-key",
  security: "USER_STREAM",
  weight: perUid(3000),
  params: { listenKey: optional(listenKey) },
  command: ({ listenKey: key }, { account }) => ({ type: "CloseListenKey", account, family: "margin-risk", key }),
  reply: () => ({}),
  refusal: ({ reason }) => (reason === "unknown-listen-key" ? wireError("LISTEN_KEY_NOT_FOUND") : undefined),
});
