// The families of pages: the list of lists.

import { coinMarginedFutures } from "./derivatives/coin-margined-futures/endpoints.ts";
import { marginTrading } from "./margin-trading/endpoints.ts";
import type { PageFamily } from "./page.ts";
import { spot } from "./spot/endpoints.ts";
import { wallet } from "./wallet/endpoints.ts";

/** Every family of Binance's pages that is served. */
export const families: readonly PageFamily[] = [spot, wallet, marginTrading, coinMarginedFutures];
