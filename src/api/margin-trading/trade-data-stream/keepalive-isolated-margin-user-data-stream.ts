// https://developers.binance.com/docs/margin_trading/trade-data-stream/Keepalive-Isolated-Margin-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { listenKey, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";
import { anyCaseSymbol } from "../params.ts";

/** Extends the stream of a pair's isolated account by an hour from now. */
export const keepaliveIsolatedMarginUserDataStream = action({
  page: "margin_trading/trade-data-stream/Keepalive-Isolated-Margin-User-Data-Stream",
  title: "Keepalive Isolated Margin User Data Stream",
  documented: "2026-01-15",
  route: "PUT /sapi/v1/userDataStream/isolated",
  security: "USER_STREAM",
  weight: perUid(1),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: { symbol: anyCaseSymbol, listenKey },
  command: ({ symbol, listenKey: key }, { account }) => ({
    type: "KeepListenKey",
    account,
    family: "isolated",
    symbol,
    key,
  }),
  reply: () => ({}),
});
