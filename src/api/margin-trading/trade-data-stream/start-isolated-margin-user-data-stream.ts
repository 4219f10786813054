// https://developers.binance.com/docs/margin_trading/trade-data-stream/Start-Isolated-Margin-User-Data-Stream

import { action, perUid } from "../../../gateway/declare.ts";
import { listenKeyOf, RETIRED, RETIRED_DIFFERS } from "../../listen-keys.ts";
import { anyCaseSymbol } from "../params.ts";

/** Opens the stream of a pair's isolated account for an hour, or extends the one there is: the key stays the same. */
export const startIsolatedMarginUserDataStream = action({
  page: "margin_trading/trade-data-stream/Start-Isolated-Margin-User-Data-Stream",
  title: "Start Isolated Margin User Data Stream",
  documented: "2026-01-15",
  route: "POST /sapi/v1/userDataStream/isolated",
  security: "USER_STREAM",
  weight: perUid(1),
  differs: RETIRED_DIFFERS,
  retired: RETIRED,
  params: { symbol: anyCaseSymbol },
  command: ({ symbol }, { account }) => ({ type: "OpenListenKey", account, family: "isolated", symbol }),
  reply: (events) => ({ listenKey: listenKeyOf(events) }),
});
