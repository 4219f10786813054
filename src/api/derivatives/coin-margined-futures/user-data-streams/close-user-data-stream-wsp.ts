// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Close-User-Data-Stream-Wsp

import { pageMethod } from "../../../../gateway/methods.ts";
import { closeUserDataStream } from "./close-user-data-stream.ts";

/** Ends an account's user stream. */
export const closeUserDataStreamOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/user-data-streams/Close-User-Data-Stream-Wsp",
  title: "Close User Data Stream (WebSocket API)",
  documented: "2026-01-15",
  method: "userDataStream.stop",
  asks: closeUserDataStream,
});
