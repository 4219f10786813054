// The families of pages: the list of lists.

import { catalogue } from "./catalogue.ts";
import { coinMarginedFutures } from "./derivatives/coin-margined-futures/endpoints.ts";
import { usdsMarginedFutures } from "./derivatives/usds-margined-futures/endpoints.ts";
import { marginTrading } from "./margin-trading/endpoints.ts";
import type { PageFamily } from "./page.ts";
import { spot } from "./spot/endpoints.ts";
import { wallet } from "./wallet/endpoints.ts";

/** Every family of Binance's pages, each with the documented pages it does not serve yet. */
export const families: readonly PageFamily[] = withUnserved([
  spot,
  wallet,
  marginTrading,
  coinMarginedFutures,
  usdsMarginedFutures,
]);

function withUnserved(served: readonly PageFamily[]): PageFamily[] {
  const routes = new Set<string>(served.flatMap((family) => family.pages.map((page) => page.route)));
  return served.map((family) => ({
    ...family,
    unserved: catalogue
      .filter(({ route }) => !routes.has(route) && familyOf(route, served) === family)
      .map(({ route }) => route),
  }));
}

/** The family whose paths begin like a route, the longest beginning first. */
function familyOf(route: string, served: readonly PageFamily[]): PageFamily | undefined {
  const path = route.slice(route.indexOf(" ") + 1);
  const matching = served.flatMap((family) =>
    family.prefixes.filter((prefix) => path.startsWith(prefix)).map((prefix) => ({ prefix, family })),
  );
  return matching.sort((a, b) => b.prefix.length - a.prefix.length)[0]?.family;
}
