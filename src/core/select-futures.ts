// The questions the outside may ask about COIN-margined contracts: positions, margins, settings.

export type { CoinAssessment, LegMargin, SymbolMargin } from "./futures/assess.ts";
export type { PositionFigures } from "./futures/position.ts";
export type { FuturesAccount, Position } from "./futures/futures.ts";
export { assessCoin, legNames } from "./futures/assess.ts";
export { maxLeverage, maxNotional } from "./futures/brackets.ts";
export { futuresOf, legsIn, positionOf } from "./futures/futures.ts";
export { figuresOf, liquidationPriceOf, settingIn } from "./futures/position.ts";
