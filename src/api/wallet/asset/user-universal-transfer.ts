// https://developers.binance.com/docs/wallet/asset/user-universal-transfer

import { action, perUid } from "../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../gateway/errors.ts";
import { amountValue, assetName } from "../../../gateway/parameters.ts";
import { isIntoContracts, MISSING_WALLETS, transferPurses, transferRoute } from "../transfer-types.ts";

/** Moves an asset between two of the caller's wallets. The first transfer into a pair opens its isolated account. */
export const userUniversalTransfer = action({
  page: "wallet/asset/user-universal-transfer",
  title: "User Universal Transfer",
  documented: "2026-01-15",
  route: "POST /sapi/v1/asset/transfer",
  security: "USER_DATA",
  needs: "universalTransfer",
  weight: perUid(900),
  params: {
    type: transferRoute.type,
    asset: assetName,
    amount: amountValue,
    fromSymbol: transferRoute.fromSymbol,
    toSymbol: transferRoute.toSymbol,
  },
  differs: MISSING_WALLETS,
  command(p, caller) {
    const purses = transferPurses(caller, p);
    return isWireError(purses) ? purses : { type: "Transfer", ...purses, asset: p.asset, amount: p.amount };
  },
  // The wallet of contracts has no such coin; what is no margin asset is so on margin accounts.
  refusal: (rejection, p) =>
    rejection.reason === "not-a-margin-asset" && isIntoContracts(p) ? wireError("WALLET_ASSET") : undefined,
  reply: (events) => ({ tranId: events.find((event) => event.type === "Transferred")!.transaction }),
});
