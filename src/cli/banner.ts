// What a newcomer needs to see when a venue has started.

import { demoAccounts, demoBalances, type RunningVenue } from "../main.ts";

/** The addresses, the accounts with their keys, the markets, and how to point a client here. */
export function banner(venue: RunningVenue, data: string | undefined): string {
  const { url, port, engine } = venue;
  const balances = demoBalances();
  const ws = url.replace("http", "ws");
  const markets = [...engine.view.reference.markets.values()];
  const pairs = markets.filter((market) => market.kind === "pair").map((market) => market.symbol);
  const contracts = markets.filter((market) => market.kind === "contract").map((market) => market.symbol);
  const accounts = demoAccounts()
    .filter(({ key }) => engine.view.accounts.keys.has(key))
    .map(({ name, key, secret }) => `  ${name.padEnd(6)} ${key}  ${secret}`);
  return `Margrave is listening.

  REST        ${url}        (/api, /sapi, /dapi, /fapi)
  WebSocket   ${ws}/ws   ${ws}/stream
  Control     ${url}/margrave/v1
  Journal     ${data ?? "in memory: everything ends with this process"}

Accounts (API key, secret): ${sums(balances.spot)} on spot; ${sums(balances.coinm)} in COIN-M
${accounts.join("\n")}

Pairs       ${pairs.join(" ")}
Contracts   ${contracts.join(" ")}

ccxt        const exchange = new ccxt.binance({ apiKey, secret }), { api } = exchange.urls
            for (const area of Object.keys(api)) api[area] = api[area].replace(/^https:\\/\\/[^/]+/, "${url}")
connector   new Spot(apiKey, secret, { baseURL: "${url}" })       // @binance/connector
            new DerivativesTradingCoinFutures({ configurationRestAPI: { apiKey, apiSecret, basePath: "${url}" } })

Try         npm run margrave -- ${port === 9080 ? "" : `--url ${url} `}price BTCUSDT 31000
            npm run margrave -- ${port === 9080 ? "" : `--url ${url} `}time advance 24h
`;
}

/** Amounts by asset in a line: "100,000 USDT, 5 BTC". */
function sums(amounts: Readonly<Record<string, string>>): string {
  return Object.entries(amounts)
    .map(([asset, amount]) => `${Number(amount).toLocaleString("en-US")} ${asset}`)
    .join(", ");
}
