// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Futures-Account-Balance

import { accountCode } from "../../../../../core/ids.ts";
import { assessCoin } from "../../../../../core/select-futures.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { padded } from "../../../../../money/text.ts";
import { coinChangedAt, coinsOf } from "../../coins.ts";

/** What an account has of each coin. */
export const futuresAccountBalance = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Futures-Account-Balance",
  title: "Futures Account Balance",
  documented: "2026-01-15",
  route: "GET /dapi/v1/balance",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(1),
  params: {},
  differs: "updateTime of a coin is when one of its positions last changed",
  answer(x, _p, { account }) {
    const accountAlias = accountCode(x.seed, account);
    return coinsOf(x, account).map((asset) => {
      const coin = assessCoin(x, account, asset);
      return {
        accountAlias,
        asset,
        balance: padded(coin.wallet),
        withdrawAvailable: padded(coin.withdrawable),
        crossWalletBalance: padded(coin.crossWallet),
        crossUnPnl: padded(coin.crossUnrealised),
        availableBalance: padded(coin.available),
        updateTime: coinChangedAt(x, account, asset),
      };
    });
  },
});
