// The families of pages: the list of lists.

import type { Route } from "../gateway/declare.ts";
import type { SocketApi } from "../gateway/methods.ts";
import type { Past } from "../history/past.ts";
import { catalogue } from "./catalogue.ts";
import { archives } from "./derivatives/coin-margined-futures/archives.ts";
import { coinMarginedFutures } from "./derivatives/coin-margined-futures/endpoints.ts";
import { usdsMarginedFutures } from "./derivatives/usds-margined-futures/endpoints.ts";
import { methods as coinmMethods } from "./derivatives/coin-margined-futures/methods.ts";
import { marginTrading } from "./margin-trading/endpoints.ts";
import { methods as marginMethods } from "./margin-trading/methods.ts";
import type { PageFamily } from "./page.ts";
import { spot } from "./spot/endpoints.ts";
import { methods as spotMethods } from "./spot/methods.ts";
import { wallet } from "./wallet/endpoints.ts";

/** Every family of Binance's pages. */
export const families: readonly PageFamily[] = [spot, wallet, marginTrading, coinMarginedFutures, usdsMarginedFutures];

const routes = new Set<string>(families.flatMap((family) => family.pages.map((page) => page.route)));

/** The documented routes that are not served yet. */
export const unserved: readonly Route[] = catalogue.map(({ route }) => route).filter((route) => !routes.has(route));

/** The WebSocket APIs. Limits are shared with the pages of the family; margin accounts are listened to over that of spot. */
export const socketApis: readonly SocketApi<Past>[] = [
  { path: "/ws-api/v3", version: "v3", family: spot, methods: [...spotMethods, ...marginMethods], handshakeCost: 2 },
  { path: "/ws-dapi/v1", version: "v1", family: coinMarginedFutures, methods: coinmMethods, handshakeCost: 5 },
];

/** All that callers may ask for. */
export const served = { families, socketApis, unserved, shelf: archives };
