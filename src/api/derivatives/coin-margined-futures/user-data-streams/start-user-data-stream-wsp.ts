// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Start-User-Data-Stream-Wsp

import { pageMethod } from "../../../../gateway/methods.ts";
import { startUserDataStream } from "./start-user-data-stream.ts";

/** Opens an account's user stream for an hour, or extends the one it has. */
export const startUserDataStreamOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/user-data-streams/Start-User-Data-Stream-Wsp",
  title: "Start User Data Stream (WebSocket API)",
  documented: "2026-01-15",
  method: "userDataStream.start",
  asks: startUserDataStream,
});
