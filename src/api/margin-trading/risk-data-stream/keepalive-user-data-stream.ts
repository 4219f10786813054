// https://developers.binance.com/docs/margin_trading/risk-data-stream/Keepalive-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { wireError } from "../../../gateway/errors.ts";
import { listenKey } from "../../listen-keys.ts";

/** Extends the stream of a cross account's risk by an hour from now. */
export const keepaliveUserDataStream = action({
  page: "margin_trading/risk-data-stream/Keepalive-User-Data-Stream",
  title: "Keepalive User Data Stream",
  documented: "2026-01-15",
  route: "PUT /sapi/v1/margin/listen-key",
  security: "USER_STREAM",
  weight: perUid(1),
  params: { listenKey },
  command: ({ listenKey: key }, { account }) => ({ type: "KeepListenKey", account, family: "margin-risk", key }),
  reply: () => ({}),
  refusal: ({ reason }) => (reason === "unknown-listen-key" ? wireError("LISTEN_KEY_NOT_FOUND") : undefined),
});
