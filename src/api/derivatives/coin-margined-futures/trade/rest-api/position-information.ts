// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Position-Information

import { contracts } from "../../../../../core/select-market.ts";
import type { ExchangeView } from "../../../../../core/state.ts";
import { liquidationPriceOf } from "../../../../../core/select-futures.ts";
import { perIp, query } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { assetName, optional } from "../../../../../gateway/parameters.ts";
import { plus } from "../../../../../money/arithmetic.ts";
import { padded } from "../../../../../money/text.ts";
import { NO_AMOUNT } from "../../../../../money/units.ts";
import { NO_PRICE } from "../../../../absent-figures.ts";
import { spell } from "../../../../words.ts";
import { contractsOn } from "../../contracts.ts";
import { coinText } from "../../figures.ts";
import { pair } from "../../params.ts";
import {
  changedAt,
  entryTexts,
  maxQuantity,
  notionalText,
  positionAmount,
  type PositionRow,
  positionRows,
} from "../../positions.ts";

/** The legs of an account with their risk: those of a margin coin, of a pair, or all. */
export const positionInformation = query({
  page: "derivatives/coin-margined-futures/trade/rest-api/Position-Information",
  title: "Position Information",
  documented: "2026-01-15",
  route: "GET /dapi/v1/positionRisk",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(1),
  params: { marginAsset: optional(assetName), pair: optional(pair) },
  differs:
    "breakEvenPrice counts the taker's fee for all of the position; " +
    "isAutoAddMargin is always false, for margin is not added by itself",
  answer(x, p, { account }) {
    const listed = p.pair === undefined ? contracts(x) : contractsOn(x, p.pair);
    if (isWireError(listed)) return listed;
    const asked = listed.filter(({ base }) => p.marginAsset === undefined || base === p.marginAsset);
    if (p.marginAsset !== undefined && !x.reference.assets.has(p.marginAsset)) return wireError("COINM_BAD_ASSET");
    return positionRows(x, account, asked).map((row) => riskRow(x, account, row));
  },
});

function riskRow(x: ExchangeView, account: number, row: PositionRow) {
  const { contract, leg, figures, leverage, isolated } = row;
  const unrealised = figures?.unrealised ?? NO_AMOUNT;
  const isolatedWallet = figures?.isolatedWallet ?? NO_AMOUNT;
  const liquidation = liquidationPriceOf(x, account, contract, leg);
  return {
    symbol: contract.symbol,
    positionAmt: positionAmount(row),
    ...entryTexts(x, row),
    markPrice: padded(figures?.mark ?? NO_PRICE),
    unRealizedProfit: padded(unrealised),
    liquidationPrice: liquidation === undefined ? "0" : padded(liquidation),
    leverage: String(leverage),
    maxQty: maxQuantity(row),
    marginType: isolated ? "isolated" : "cross",
    isolatedMargin: padded(isolated ? plus(isolatedWallet, unrealised) : NO_AMOUNT),
    isAutoAddMargin: "false",
    positionSide: spell(leg),
    updateTime: changedAt(row),
    notionalValue: notionalText(row),
    isolatedWallet: coinText(isolatedWallet),
  };
}
