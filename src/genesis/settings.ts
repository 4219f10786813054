// The settings of a fresh venue. Each says where its figure comes from: `published`, `live` (seen in
// a reply of the real exchange), `inferred` or `assumed`.

import type { CrossThresholds, Settings } from "../core/listing.ts";
import { LATER_SETTINGS } from "../core/later-settings.ts";
import { count, DAY, span } from "../money/units.ts";
import { rateOf, ratioOf } from "./figures.ts";

/** Cross margin thresholds by leverage: Binance's margin-level FAQ; 10x is assumed between 5x and the liquidation ratio. */
const CROSS: readonly CrossThresholds[] = [
  threshold(3, "1.5", "1.3"),
  threshold(5, "1.25", "1.16"),
  threshold(10, "1.11", "1.105"),
];

/** The settings a fresh venue starts with. */
export const DEFAULT_SETTINGS: Settings = {
  ...LATER_SETTINGS,
  // Live: VIP 0 of the real exchange.
  spotMaker: rateOf("0.001"),
  spotTaker: rateOf("0.001"),
  // Published: the commission page's example.
  coinMaker: rateOf("0.00015"),
  coinTaker: rateOf("0.0004"),
  // Published: the account-limit page's example.
  isolatedAccountLimit: 20,
  // Published; that it is measured from the last success, rolling, is inferred.
  isolatedDisablePause: DAY,
  // Published for cross; for isolated accounts inferred: the tier's initial ratio where that is higher.
  isolatedTransferOut: ratioOf("2"),
  cross: CROSS,
  // Inferred: the row of tradeCoeff's documented sample.
  crossLeverage: 3,
  // Published for futures: good-till-cancel orders are valid for a year.
  contractOrderValidity: span(365 * count(DAY)),
  // Published.
  defaultLeverage: 20,
};

function threshold(leverage: number, initial: string, marginCall: string): CrossThresholds {
  return {
    leverage,
    initial: ratioOf(initial),
    transferOut: ratioOf("2"),
    marginCall: ratioOf(marginCall),
    liquidation: ratioOf("1.1"),
  };
}
