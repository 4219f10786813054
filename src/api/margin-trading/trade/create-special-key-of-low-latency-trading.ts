// https://developers.binance.com/docs/margin_trading/trade/Create-Special-Key-of-Low-Latency-Trading

import { action, perUid } from "../../../gateway/declare.ts";
import { oneOf, optional, withDefault } from "../../../gateway/parameters.ts";
import { publicKeyValue } from "../../../gateway/public-key.ts";
import { isolatedSymbol } from "../params.ts";
import { addressList, apiName, KEY_TYPES } from "../special-keys.ts";

/** Makes a key that trades one margin account through /api/v3; a secret is told here and never again. */
export const createSpecialKeyOfLowLatencyTrading = action({
  page: "margin_trading/trade/Create-Special-Key-of-Low-Latency-Trading",
  title: "Create Special Key(Low-Latency Trading)",
  documented: "2026-06-26",
  route: "POST /sapi/v1/margin/apiKey",
  security: "TRADE",
  weight: perUid(1),
  params: {
    apiName,
    symbol: isolatedSymbol,
    ip: optional(addressList),
    publicKey: optional(publicKeyValue),
    permissionMode: withDefault(oneOf(["TRADE", "READ"]), "TRADE"),
  },
  differs:
    "open to every VIP level, without an agreement to sign; a special key is refused with -2015 on every path but /api, where " +
    "the real exchange only advises against it; permissionMode counts for Ed25519 keys alone, as documented, and is not looked " +
    "at for others; an isolated account must be there; that the pause after leaving the mode holds for keys of the cross " +
    "account alone is inferred; the codes of too many keys and of the pause are ours",
  command(p, { account }) {
    const kind = p.publicKey?.kind ?? "hmac";
    return {
      type: "CreateSpecialKey",
      account,
      name: p.apiName,
      symbol: p.symbol,
      kind,
      publicKey: p.publicKey?.pem,
      addresses: p.ip ?? [],
      mode: kind === "ed25519" && p.permissionMode === "READ" ? "read" : "trade",
    };
  },
  reply(events) {
    const { key } = events.find((event) => event.type === "KeyIssued")!;
    return { apiKey: key.key, secretKey: key.kind === "hmac" ? key.secret : null, type: KEY_TYPES[key.kind] };
  },
});
