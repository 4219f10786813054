// https://developers.binance.com/docs/binance-spot-api-docs/websocket-api/authentication-requests#log-in-with-api-key-signed

import { perIp } from "../../../../gateway/declare.ts";
import { wireError } from "../../../../gateway/errors.ts";
import { connectionMethod } from "../../../../gateway/methods.ts";
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
  act(session, _p, { key, now }) {
    // Only keys of this kind may; the text for the others was seen live.
    if (key!.kind !== "ed25519") return wireError("BAD_SIGNATURE");
    session.logOn({ key: key!, since: now });
    return statusOf(session, now);
  },
});
