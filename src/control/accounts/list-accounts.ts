// Listing accounts.

import { type AccountId, accountOf, assetsOf, held } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import { isZero } from "../../money/arithmetic.ts";
import { plain } from "../../money/text.ts";
import { verb } from "../declare.ts";
import { durableRead } from "../durable.ts";

/** The accounts with their keys and balances; secrets only for callers on this machine. */
export const listAccounts = verb({
  route: "GET /margrave/v1/accounts",
  line: "accounts",
  says: "Lists the accounts with their API keys and balances; the secrets too, for callers on this machine.",
  params: {},
  run(_p, { engine, local }, done) {
    durableRead(engine, done, (x) => ({
      accounts: [...x.accounts.byId.keys()].map((id) => listed(x, id, local)),
    }));
  },
});

function listed(x: ExchangeView, id: AccountId, local: boolean) {
  const account = accountOf(x, id);
  const own = [...x.accounts.keys.values()].filter((key) => key.account === id);
  const [first] = own;
  return {
    id,
    name: account.name,
    vip: account.vip,
    apiKey: first?.key ?? null,
    ...(local ? { secret: first === undefined || first.kind !== "hmac" ? null : first.secret } : {}),
    keys: own.map(({ key, kind, permissions, special }) => ({
      apiKey: key,
      kind,
      permissions: { ...permissions },
      ...(special === undefined ? {} : { special: { ...special, addresses: [...special.addresses] } }),
    })),
    balances: {
      spot: balances(x, account.spot),
      cross: balances(x, account.cross),
      coinm: balances(x, account.coinm),
      isolated: Object.fromEntries([...account.isolated].map(([symbol, purse]) => [symbol, balances(x, purse)])),
    },
  };
}

function balances(x: ExchangeView, purse: number): Record<string, string> {
  const found: Record<string, string> = {};
  for (const asset of assetsOf(x.ledger, purse)) {
    const has = held(x.ledger, purse, asset);
    if (!isZero(has)) found[asset] = plain(has);
  }
  return found;
}
