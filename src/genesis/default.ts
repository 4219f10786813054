// A fresh venue is its first commands: settings, listings, first prices, the lending pool, the
// house's own traders and ten funded accounts.

import type { Command } from "../core/commands.ts";
import type { Asset, Contract, Pair } from "../core/listing.ts";
import type { Quirks } from "../core/quirks.ts";
import { DEFAULT_ASSETS } from "./assets.ts";
import type { Instant } from "../money/units.ts";
import { DEFAULT_CONTRACTS, quarterlies } from "./contracts.ts";
import { amountOf, priceOf } from "./figures.ts";
import { demoKey, demoSecret } from "./keys.ts";
import { DEFAULT_PAIRS } from "./pairs.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

/** The demo accounts, in order; the nth has the nth demo key. */
export const DEMO_ACCOUNTS = [
  "alice",
  "bob",
  "carol",
  "dave",
  "erin",
  "frank",
  "grace",
  "heidi",
  "ivan",
  "judy",
] as const;

/** The account that keeps the books liquid. */
export const MAKER_ACCOUNT = "house-maker";
/** The account that trades with the maker so that a price set is a price traded. */
export const TAPE_ACCOUNT = "house-tape";

/** Dollars a coin on the first day. */
const FIRST_INDEX: Record<string, string> = { USDT: "1", BTC: "30000", ETH: "2000", BNB: "300", ADA: "0.5", USDC: "1" };

/** What the lending pool has: finite, and shared by all accounts. */
const POOL: Record<string, string> = { USDT: "200000000", BTC: "5000", ETH: "80000", BNB: "300000", ADA: "100000000" };

/** What the insurance fund has, in the coins of contracts. */
const INSURANCE: Record<string, string> = { BTC: "100", ETH: "2000", BNB: "5000" };

/** What a demo account has on spot. */
export const DEMO_SPOT: Readonly<Record<string, string>> = {
  USDT: "100000",
  BTC: "5",
  ETH: "50",
  BNB: "200",
  ADA: "20000",
};
/** What a demo account has for contracts. */
export const DEMO_COINM: Readonly<Record<string, string>> = { BTC: "2", ETH: "20", BNB: "50" };

/** What each of the house's traders has. */
const HOUSE_SPOT: Record<string, string> = {
  USDT: "2000000000",
  BTC: "50000",
  ETH: "800000",
  BNB: "3000000",
  ADA: "1000000000",
};
const HOUSE_COINM: Record<string, string> = { BTC: "20000", ETH: "300000", BNB: "500000" };

/** What a fresh venue is made of. */
export interface GenesisOptions {
  readonly seed: number;
  /** When it is founded: which contracts are listed depends on it. */
  readonly at: Instant;
  /** Whether the house keeps the books liquid. Without it they are empty. */
  readonly house: boolean;
  /** Whether the venue looks back on an invented past. */
  readonly past?: boolean;
  /** As today where they are left out. */
  readonly quirks?: Quirks;
  /** What is listed beside the usual assets and markets, and instead of those of its names. */
  readonly listing?: Listing | undefined;
}

interface Listing {
  readonly assets: readonly Asset[];
  readonly markets: readonly (Pair | Contract)[];
}

/** What a venue that is founded at a moment lists, by name. */
export function usualListing(at: Instant): {
  readonly assets: Map<string, Asset>;
  readonly markets: Map<string, Pair | Contract>;
} {
  return {
    assets: new Map(DEFAULT_ASSETS.map((asset) => [asset.name, asset])),
    markets: new Map([...DEFAULT_PAIRS, ...DEFAULT_CONTRACTS, ...quarterlies(at)].map((each) => [each.symbol, each])),
  };
}

/** Whether the exchange forms the marks of a fresh venue. */
function marksAreFormed({ quirks, past }: GenesisOptions): boolean {
  const marks = quirks?.marks ?? "market";
  return marks === "formed" || (marks === "market" && past === true);
}

/** The first commands of a fresh venue. */
export function genesis(options: GenesisOptions): Command[] {
  const { assets, markets } = usualListing(options.at);
  for (const asset of options.listing?.assets ?? []) assets.set(asset.name, asset);
  for (const market of options.listing?.markets ?? []) markets.set(market.symbol, market);
  const contracts = [...markets.values()].filter((each) => each.kind === "contract");
  const commands: Command[] = [
    { type: "Establish", seed: options.seed, settings: { ...DEFAULT_SETTINGS, ...options.quirks } },
    ...[...assets.values()].map((asset): Command => ({ type: "DefineAsset", asset })),
    ...[...markets.values()].map((market): Command => ({ type: "DefineMarket", market })),
    ...Object.entries(FIRST_INDEX).map(([asset, price]): Command => ({
      type: "ObserveIndex",
      asset,
      price: priceOf(price),
    })),
    ...contracts.flatMap(({ symbol, base }): Command[] =>
      FIRST_INDEX[base] === undefined ? [] : [{ type: "ObserveMark", symbol, price: priceOf(FIRST_INDEX[base]) }],
    ),
    ...(marksAreFormed(options) ? contracts : []).map(({ symbol }): Command => ({
      type: "SteerMark",
      symbol,
      formed: true,
    })),
    ...credits({ kind: "pool" }, POOL),
    ...credits({ kind: "insurance" }, INSURANCE),
  ];
  for (const [nth, name] of DEMO_ACCOUNTS.entries()) {
    const account = nth + 1;
    commands.push(
      { type: "OpenAccount", name, vip: 0 },
      {
        type: "IssueKey",
        account,
        key: demoKey(account),
        kind: "hmac",
        secret: demoSecret(account),
        permissions: { reading: true, trading: true, margin: true, futures: true, universalTransfer: true },
      },
      ...credits({ kind: "spot", account }, DEMO_SPOT),
      ...credits({ kind: "coinm", account }, DEMO_COINM),
    );
  }
  if (options.house) {
    for (const [nth, name] of [MAKER_ACCOUNT, TAPE_ACCOUNT].entries()) {
      const account = DEMO_ACCOUNTS.length + 1 + nth;
      commands.push(
        { type: "OpenAccount", name, vip: 0, unrecorded: true },
        ...credits({ kind: "spot", account }, HOUSE_SPOT),
        ...credits({ kind: "coinm", account }, HOUSE_COINM),
        // The least leverage allows the largest position.
        ...contracts.map((contract): Command => ({
          type: "ChangeLeverage",
          account,
          symbol: contract.symbol,
          leverage: 1,
        })),
      );
    }
  }
  if (options.past === true) commands.push({ type: "InventPast" });
  return commands;
}

function credits(to: Extract<Command, { type: "Credit" }>["to"], amounts: Record<string, string>): Command[] {
  return Object.entries(amounts).map(([asset, amount]) => ({ type: "Credit", to, asset, amount: amountOf(amount) }));
}
