// Listing accounts.

import { assetsOf, held } from "../../core/select.ts";
import type { ExchangeView } from "../../core/state.ts";
import { isZero } from "../../money/arithmetic.ts";
import { plain } from "../../money/text.ts";
import { verb } from "../declare.ts";

/** The accounts with their keys and balances; secrets only for callers on this machine. */
export const listAccounts = verb({
  route: "GET /margrave/v1/accounts",
  line: "accounts",
  says: "Lists the accounts with their API keys and balances; the secrets too, for callers on this machine.",
  params: {},
  run(_p, { engine, local }, done) {
    const x = engine.view;
    const keys = [...x.accounts.keys.values()];
    const accounts = [...x.accounts.byId.values()].map((account) => {
      const own = keys.filter((key) => key.account === account.id);
      const [first] = own;
      return {
        id: account.id,
        name: account.name,
        vip: account.vip,
        apiKey: first?.key ?? null,
        ...(local ? { secret: first === undefined || first.kind !== "hmac" ? null : first.secret } : {}),
        keys: own.map((key) => ({ apiKey: key.key, kind: key.kind, permissions: { ...key.permissions } })),
        balances: {
          spot: balances(x, account.spot),
          cross: balances(x, account.cross),
          coinm: balances(x, account.coinm),
          isolated: Object.fromEntries([...account.isolated].map(([symbol, purse]) => [symbol, balances(x, purse)])),
        },
      };
    });
    done({ accounts });
  },
});

function balances(x: ExchangeView, purse: number): Record<string, string> {
  const found: Record<string, string> = {};
  for (const asset of assetsOf(x.ledger, purse)) {
    const has = held(x.ledger, purse, asset);
    if (!isZero(has)) found[asset] = plain(has);
  }
  return found;
}
