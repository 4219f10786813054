// Giving an account funds.

import { contracts } from "../../core/select-market.ts";
import { wireError } from "../../gateway/errors.ts";
import { amountValue, assetName, oneOf, text, withDefault } from "../../gateway/parameters.ts";
import { plain } from "../../money/text.ts";
import { verb } from "../declare.ts";
import { durable } from "../durable.ts";

/** Brings an asset in from outside. */
export const creditAccount = verb({
  route: "POST /margrave/v1/accounts/{name}/credit",
  line: "account credit <name> <amount> <asset> [wallet]",
  says: "Gives an account an amount of an asset, in its spot wallet unless another is named (spot, cross, coinm).",
  params: {
    name: text("^[A-Za-z0-9_-]{1,40}$"),
    asset: assetName,
    amount: amountValue,
    wallet: withDefault(oneOf(["spot", "cross", "coinm"]), "spot"),
  },
  run(p, { engine }, done) {
    const account = engine.view.accounts.byName.get(p.name);
    if (account === undefined) return done(wireError("CONTROL_NOT_FOUND", { what: p.name }));
    const { asset, amount, wallet } = p;
    const coins = new Set(contracts(engine.view).map(({ base }) => base));
    if (wallet === "coinm" && !coins.has(asset)) {
      return done(
        wireError("CONTROL_BAD_REQUEST", {
          why: `No contract is settled in ${asset}: the coinm wallet takes ${[...coins].join(", ")}.`,
        }),
      );
    }
    durable(engine, { type: "Credit", to: { kind: wallet, account }, asset, amount }, done, () => ({
      name: p.name,
      wallet,
      asset,
      credited: plain(amount),
    }));
  },
});
