// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/User-Commission-Rate

import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError } from "../../../../../gateway/errors.ts";
import { fixed } from "../../../../../money/text.ts";
import { atoms, type Rate, SCALE } from "../../../../../money/units.ts";
import { contractNamed } from "../../contracts.ts";
import { symbol } from "../../params.ts";

/** The fees of an account in a contract: the same for all accounts and contracts of this venue. */
export const userCommissionRate = query({
  page: "derivatives/coin-margined-futures/account/rest-api/User-Commission-Rate",
  title: "User Commission Rate",
  documented: "2026-01-15",
  route: "GET /dapi/v1/commissionRate",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(20),
  params: { symbol },
  differs: "the rates do not depend on the account's level",
  answer(x, p) {
    const contract = contractNamed(x, p.symbol);
    if (isWireError(contract)) return contract;
    const { coinMaker, coinTaker } = x.reference.settings!;
    return {
      symbol: contract.symbol,
      makerCommissionRate: rateText(coinMaker),
      takerCommissionRate: rateText(coinTaker),
    };
  },
});

/** A rate with the five places of the example. */
function rateText(of: Rate): string {
  return fixed(atoms(of), SCALE.rate, 5);
}
