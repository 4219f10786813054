// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/authentication-requests#log-in-with-api-key-signed

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { logOn } from "../../../sessions.ts";
import { statusOf } from "./status.ts";

/** Lets a connection go on in the name of a key, so that what follows needs no signature. */
export const logInWithApiKey = connectionMethod({
  page: "spot/websocket-api/authentication/Log-In-With-Api-Key",
  title: "Log in with API key",
  documented: "2026-07-21",
  method: "session.logon",
  security: "USER_DATA",
  weight: perIp(2),
  differs: "a key that is no Ed25519 key is refused with -1022",
  params: {},
  credentials: "own",
  act: (session, _p, caller) => logOn(session, caller) ?? statusOf(session, caller.now),
});
