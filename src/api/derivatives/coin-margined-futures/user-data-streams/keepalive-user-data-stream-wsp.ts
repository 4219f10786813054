// https://developers.binance.com/docs/derivatives/coin-margined-futures/user-data-streams/Keepalive-User-Data-Stream-Wsp

import { pageMethod } from "../../../../gateway/methods.ts";
import { keepaliveUserDataStream } from "./keepalive-user-data-stream.ts";

/** Extends an account's user stream by an hour from now. */
export const keepaliveUserDataStreamOverSocket = pageMethod({
  page: "derivatives/coin-margined-futures/user-data-streams/Keepalive-User-Data-Stream-Wsp",
  title: "Keepalive User Data Stream (WebSocket API)",
  documented: "2026-01-15",
  method: "userDataStream.ping",
  asks: keepaliveUserDataStream,
});
