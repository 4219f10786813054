// https://developers.binance.com/docs/margin_trading/trade-data-stream/Listen-Token-Websocket-API#create-margin-account-listentoken-user_stream

import { action, perUid } from "../../../../gateway/declare.ts";
import { wireError } from "../../../../gateway/errors.ts";
import { flag, long, withDefault } from "../../../../gateway/parameters.ts";
import { count, DAY, span } from "../../../../money/units.ts";
import { isolatedSymbol } from "../../params.ts";

/** Gives out a token with which to listen to a margin account on the WebSocket API. */
export const createMarginAccountListentoken = action({
  page: "margin_trading/trade-data-stream/Listen-Token-Websocket-API/Create-Margin-Account-Listentoken",
  title: "Create Margin Account listenToken",
  documented: "2026-01-15",
  route: "POST /sapi/v1/userListenToken",
  security: "USER_STREAM",
  weight: perUid(1),
  differs: "a signature is not asked for and, where it is sent, not looked at",
  params: {
    symbol: isolatedSymbol,
    isIsolated: withDefault(flag, false),
    validity: withDefault(long({ min: 1, max: count(DAY) }), count(DAY)),
  },
  command({ symbol, isIsolated, validity }, { account }) {
    const issue = { type: "IssueListenToken", account, validity: span(validity) } as const;
    if (!isIsolated) return { ...issue, family: "cross" };
    return symbol === undefined ? wireError("MISSING", { name: "symbol" }) : { ...issue, family: "isolated", symbol };
  },
  reply(events) {
    for (const event of events) {
      if (event.type === "ListenTokenIssued") return { token: event.token, expirationTime: count(event.expiresAt) };
    }
    throw new Error("invariant broken: a token was issued");
  },
});
