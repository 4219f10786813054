// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-api-general-info#log-in-with-api-key-signed

import { perIp } from "../../../../gateway/declare.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
import { logOn, sessionStatus } from "../../../sessions.ts";

/** Lets a connection go on in the name of a key, so that what follows needs no signature. */
export const logInWithApiKeyToContracts = connectionMethod({
  page: "derivatives/coin-margined-futures/websocket-api-general-info/Log-In-With-Api-Key",
  title: "Log in with API key",
  documented: "2026-01-15",
  method: "session.logon",
  security: "USER_DATA",
  weight: perIp(2),
  differs: "a key that is no Ed25519 key is refused with -1022",
  params: {},
  credentials: "own",
  act: (session, _p, caller) => logOn(session, caller) ?? sessionStatus(session, caller.now),
});
