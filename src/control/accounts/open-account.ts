// Opening an account.

import { wireError } from "../../gateway/errors.ts";
import { long, text, withDefault } from "../../gateway/parameters.ts";
import { verb } from "../declare.ts";
import { durable, durableRead } from "../durable.ts";

/** Binance's keys and secrets have 64 characters. */
const KEY_LENGTH = 64;
/** The highest fee level there is. */
const HIGHEST_VIP = 9;

/** Opens an empty account with an HMAC key that may do everything. */
export const openAccount = verb({
  route: "POST /margrave/v1/accounts",
  line: "account open <name>",
  says: "Opens an empty account with an API key and secret that may do everything.",
  params: { name: text("^[A-Za-z0-9_-]{1,40}$"), vip: withDefault(long({ max: HIGHEST_VIP }), 0) },
  run(p, { engine, letters }, done) {
    const key = letters(KEY_LENGTH);
    const secret = letters(KEY_LENGTH);
    let refused = false;
    engine.perform(
      { type: "OpenAccount", name: p.name, vip: p.vip },
      ({ rejection }) => {
        refused = rejection !== undefined;
      },
      { release: () => {}, lost: () => {} },
    );
    const taken = wireError("CONTROL_BAD_REQUEST", { why: `There is an account ${p.name} already.` });
    if (refused) return durableRead(engine, done, () => taken);
    const account = engine.view.accounts.byName.get(p.name)!;
    const permissions = { reading: true, trading: true, margin: true, futures: true, universalTransfer: true };
    durable(engine, { type: "IssueKey", account, key, kind: "hmac", secret, permissions }, done, () => ({
      id: account,
      name: p.name,
      apiKey: key,
      secret,
    }));
  },
});
