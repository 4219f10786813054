// The families of pages: the list of lists.

import type { PageFamily } from "./page.ts";
import { marginTrading } from "./margin-trading/endpoints.ts";
import { spot } from "./spot/endpoints.ts";

/** Every family of Binance's pages that is served. */
export const families: readonly PageFamily[] = [spot, marginTrading];
