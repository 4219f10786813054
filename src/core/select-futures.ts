// The questions the outside may ask about COIN-margined contracts: positions, margins, settings.

export type { Scope } from "./futures/liquidations.ts";
export type { CoinAssessment } from "./futures/assess.ts";
export type { PositionFigures } from "./futures/position.ts";
export { premiumStanding, priceStanding, type Standing } from "./futures/courses.ts";
export { assessCoin, legNames } from "./futures/assess.ts";
export { maxNotional } from "./futures/brackets.ts";
export { settlementPrice } from "./futures/delivery.ts";
export { comingRate } from "./futures/premium.ts";
export { SAMPLE_EVERY } from "./futures/funding.ts";
export { positioningStanding } from "./futures/positioning.ts";
export { type LongShort, type Positioning, POSITIONING_EVERY } from "./futures/standing.ts";
export { openInterest } from "./futures/interest.ts";
export { assessScope } from "./futures/scope.ts";
export { futuresOf, positionOf } from "./futures/futures.ts";
export { figuresOf, liquidationPriceOf, settingIn } from "./futures/position.ts";
export { deleveragingQuantile } from "./risk/quantile.ts";
