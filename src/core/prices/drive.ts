// What prices do by themselves. The core moves none: it only remembers what was ordered, so that a venue that is
// started again goes on in the same way.

import { later } from "../../money/arithmetic.ts";
import { type Instant, type Price, span } from "../../money/units.ts";
import type { PlayScript, SteerPrices } from "../commands.ts";
import type { Emit } from "../emit.ts";
import type { PastInvented, PricesSteered, ScriptBegun } from "../events.ts";
import type { Rejection } from "../rejections.ts";
import type { Exchange, ExchangeView } from "../state.ts";

/** What moves prices, for those outside who do it. */
export interface Drive {
  /** Whether prices walk, and the house's traders trade, as time passes. */
  walks: boolean;
  /** What the past before the founding is invented from, where there is to be one. */
  past: InventedPast | undefined;
  /** What is played, where anything is. Its text is read by those who play it. */
  script: PlayedScript | undefined;
}

/** A script, and when it began. */
export interface PlayedScript {
  readonly name: string;
  readonly text: string;
  readonly from: Instant;
}

/** When a venue was founded, and dollars a coin at that moment. */
export interface InventedPast {
  readonly at: Instant;
  readonly index: readonly { readonly asset: string; readonly price: Price }[];
}

/** Prices stand still until somebody sets them. */
export function emptyDrive(): Drive {
  return { walks: false, past: undefined, script: undefined };
}

/** Lets prices walk, or has them stand still. */
export function steerPrices(_x: ExchangeView, c: SteerPrices, emit: Emit): Rejection | undefined {
  emit({ type: "PricesSteered", walks: c.walks });
  return undefined;
}

/** Has a venue that is being founded look back on a past. Once, and before anything traded. */
export function inventPast(x: ExchangeView, emit: Emit): Rejection | undefined {
  const traded = [...x.prices.tapes.values()].some(({ trade }) => trade > 0);
  if (traded || x.prices.drive.past !== undefined) return { reason: "definition-conflict", what: "there is a past" };

  const index = [...x.prices.index].map(([asset, { price }]) => ({ asset, price }));
  emit({ type: "PastInvented", index });
  return undefined;
}

/** Plays a script, where none is played; its beginning is later than whatever has been observed. */
export function playScript(x: ExchangeView, at: Instant, c: PlayScript, emit: Emit): Rejection | undefined {
  if (x.prices.drive.script !== undefined) return { reason: "definition-conflict", what: "a script is being played" };

  emit({ type: "ScriptBegun", name: c.name, text: c.text, from: later(at, span(1)) });
  return undefined;
}

/** Ends the script that is played. */
export function endScript(x: ExchangeView, emit: Emit): Rejection | undefined {
  const { script } = x.prices.drive;
  if (script === undefined) return { reason: "definition-conflict", what: "no script is being played" };

  emit({ type: "ScriptEnded", name: script.name });
  return undefined;
}

/** A script is played from a moment on. */
export function applyScriptBegun(x: Exchange, { name, text, from }: ScriptBegun): void {
  x.prices.drive.script = { name, text, from };
}

/** No script is played any more. */
export function applyScriptEnded(x: Exchange): void {
  x.prices.drive.script = undefined;
}

/** The venue looks back on a past from now on. */
export function applyPastInvented(x: Exchange, e: PastInvented): void {
  x.prices.drive.past = { at: x.at, index: e.index };
}

/** Prices walk from now on, or stand still. */
export function applyPricesSteered(x: Exchange, e: PricesSteered): void {
  x.prices.drive.walks = e.walks;
}
