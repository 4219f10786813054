// https://developers.binance.com/docs/margin_trading/trade-data-stream/Close-Isolated-Margin-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { listenKey, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";
import { anyCaseSymbol } from "../params.ts";

/** Ends the stream of a pair's isolated account. */
export const closeIsolatedMarginUserDataStream = action({
  page: "margin_trading/trade-data-stream/Close-Isolated-Margin-User-Data-Stream",
  title: "Close Isolated Margin User Data Stream",
  documented: "2026-01-15",
  route: "DELETE /sapi/v1/userDataStream/isolated",
  security: "USER_STREAM",
  weight: perUid(1),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: { symbol: anyCaseSymbol, listenKey },
  command: ({ symbol, listenKey: key }, { account }) => ({
    type: "CloseListenKey",
    account,
    family: "isolated",
    symbol,
    key,
  }),
  reply: () => ({}),
});
