// https://developers.binance.com/docs/derivatives/coin-margined-futures/account/rest-api/Account-Information

import { accountOf } from "../../../../../core/select.ts";
import { assessCoin, type CoinAssessment } from "../../../../../core/select-futures.ts";
import { contracts } from "../../../../../core/select-market.ts";
import type { ExchangeView } from "../../../../../core/state.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { plus } from "../../../../../money/arithmetic.ts";
import { padded } from "../../../../../money/text.ts";
import { NO_AMOUNT } from "../../../../../money/units.ts";
import { coinsOf, coinChangedAt } from "../../coins.ts";
import { coinText } from "../../figures.ts";
import {
  changedAt,
  entryTexts,
  maxQuantity,
  notionalText,
  positionAmount,
  type PositionRow,
  positionRows,
} from "../../positions.ts";
import { spell } from "../../../../words.ts";

/** Everything an account has in contracts: each coin with what is bound of it, and each leg of each contract. */
export const accountInformation = query({
  page: "derivatives/coin-margined-futures/account/rest-api/Account-Information",
  title: "Account Information",
  documented: "2026-01-15",
  route: "GET /dapi/v1/account",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(5),
  params: {},
  differs:
    "updateTime of a coin is when one of its positions last changed; " +
    "breakEvenPrice counts the taker's fee for all of the position",
  answer(x, _p, { account }) {
    const coins = coinsOf(x, account).map((coin) => assessCoin(x, account, coin));
    return {
      assets: coins.map((coin) => assetRow(x, account, coin)),
      positions: positionRows(x, account, contracts(x)).map((row) => positionRow(x, row, coins)),
      canDeposit: true,
      canTrade: true,
      canWithdraw: true,
      feeTier: accountOf(x, account).vip,
      // Reserved: the page says to ignore it.
      updateTime: 0,
    };
  },
});

function assetRow(x: ExchangeView, account: number, coin: CoinAssessment) {
  return {
    asset: coin.asset,
    walletBalance: padded(coin.wallet),
    unrealizedProfit: padded(coin.unrealised),
    marginBalance: padded(plus(coin.wallet, coin.unrealised)),
    maintMargin: padded(coin.maintenanceMargin),
    initialMargin: padded(plus(coin.positionMargin, coin.openOrderMargin)),
    positionInitialMargin: padded(coin.positionMargin),
    openOrderInitialMargin: padded(coin.openOrderMargin),
    maxWithdrawAmount: padded(coin.withdrawable),
    crossWalletBalance: padded(coin.crossWallet),
    crossUnPnl: padded(coin.crossUnrealised),
    availableBalance: padded(coin.available),
    updateTime: coinChangedAt(x, account, coin.asset),
  };
}

function positionRow(x: ExchangeView, row: PositionRow, coins: readonly CoinAssessment[]) {
  const { contract, leg, figures, leverage, isolated } = row;
  const initial = figures?.initialMargin ?? NO_AMOUNT;
  const orders = boundByOrders(row, coins);
  return {
    symbol: contract.symbol,
    positionAmt: positionAmount(row),
    initialMargin: coinText(plus(initial, orders)),
    maintMargin: coinText(figures?.maintenanceMargin ?? NO_AMOUNT),
    unrealizedProfit: padded(figures?.unrealised ?? NO_AMOUNT),
    positionInitialMargin: coinText(initial),
    openOrderInitialMargin: coinText(orders),
    leverage: String(leverage),
    isolated,
    positionSide: spell(leg),
    ...entryTexts(x, row),
    maxQty: maxQuantity(row),
    updateTime: changedAt(row),
    notionalValue: notionalText(row),
    isolatedWallet: coinText(figures?.isolatedWallet ?? NO_AMOUNT),
  };
}

/** What the open orders of a leg bind. */
function boundByOrders({ contract, leg }: PositionRow, coins: readonly CoinAssessment[]) {
  const bound = coins
    .find(({ asset }) => asset === contract.base)
    ?.symbols.find((each) => each.contract.symbol === contract.symbol);
  return bound?.legs.find((each) => each.leg === leg)?.openOrders ?? NO_AMOUNT;
}
