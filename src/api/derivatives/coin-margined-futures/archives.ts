// Archives of an account's history: a table of what the pages show, as a file in a ZIP, under an address that only who has
// asked for it knows.

import type { Contract } from "../../../core/listing.ts";
import { accountOf, type Download, downloadOf } from "../../../core/select.ts";
import { everyContract } from "../../../core/select-market.ts";
import type { View } from "../../../core/view.ts";
import type { Json, Shelf } from "../../../gateway/declare.ts";
import { zipOf } from "../../../gateway/zip.ts";
import { incomesBetween } from "../../../history/income.ts";
import { ordersClosedBetween } from "../../../history/orders.ts";
import type { Past } from "../../../history/past.ts";
import { fillsBetween } from "../../../history/trades.ts";
import { lower } from "../../../money/arithmetic.ts";
import { fillRow } from "./fills.ts";
import { incomeRow } from "./incomes.ts";
import { queriedBody } from "./orders.ts";

const PREFIX = "/margrave/downloads/";
const ENDING = ".zip";

/** Where an archive is. */
export function addressOf({ token }: View<Download>, host: string | undefined): string {
  const path = `${PREFIX}${token}${ENDING}`;
  return host === undefined ? path : `http://${host}${path}`;
}

/** What an archive is made of; nobody else looks into it. */
export interface Found {
  readonly download: View<Download>;
  readonly purse: number;
  readonly contracts: ReadonlyMap<string, View<Contract>>;
}

/** The archives that are there. */
export const archives: Shelf<Past, Found> = {
  prefix: PREFIX,
  // Each is made anew, which is no less work than telling where it is.
  cost: 5,
  family: "derivatives/coin-margined-futures",
  find(x, name, now) {
    if (!name.endsWith(ENDING)) return undefined;
    const download = downloadOf(x, name.slice(0, -ENDING.length), now);
    if (download === undefined) return undefined;
    const listed = new Map(everyContract(x).map((contract) => [contract.symbol, contract]));
    return { download: { ...download }, purse: accountOf(x, download.account).coinm, contracts: listed };
  },
  make(found, past) {
    const { kind, number, readyAt } = found.download;
    const name = `${kind}-${number}`;
    const table = Buffer.from(tableOf(COLUMNS[kind], rowsOf(found, past)), "utf8");
    return {
      name: `${name}${ENDING}`,
      contentType: "application/zip",
      bytes: zipOf(`${name}.csv`, table, readyAt),
    };
  },
};

type Row = Readonly<Record<string, Json>>;

function rowsOf({ download, purse, contracts: listed }: Found, past: Past): readonly Row[] {
  // What comes later than it was asked for is not in it, whenever it is fetched.
  const time = { from: download.from, to: lower(download.to, download.orderedAt) };
  switch (download.kind) {
    case "income":
      return incomesBetween(past, download.account, {
        ...time,
        first: "oldest",
        page: 1,
        limit: Number.MAX_SAFE_INTEGER,
      }).map(incomeRow);
    case "order":
      return ordersClosedBetween(past, purse, time).flatMap((order) => {
        const contract = listed.get(order.symbol);
        return contract === undefined ? [] : [queriedBody(contract, order)];
      });
    case "trade":
      return fillsBetween(past, purse, time).flatMap((fill) => {
        const contract = listed.get(fill.symbol);
        return contract === undefined ? [] : [fillRow(contract, fill)];
      });
  }
}

/** The columns of each kind of archive: the members of what the pages show. */
const COLUMNS = {
  income: ["symbol", "incomeType", "income", "asset", "info", "time", "tranId", "tradeId"],
  order: [
    "orderId",
    "clientOrderId",
    "symbol",
    "pair",
    "side",
    "positionSide",
    "type",
    "timeInForce",
    "price",
    "stopPrice",
    "origQty",
    "executedQty",
    "avgPrice",
    "cumBase",
    "reduceOnly",
    "status",
    "time",
    "updateTime",
  ],
  trade: [
    "symbol",
    "id",
    "orderId",
    "pair",
    "side",
    "positionSide",
    "price",
    "qty",
    "baseQty",
    "realizedPnl",
    "marginAsset",
    "commission",
    "commissionAsset",
    "time",
    "buyer",
    "maker",
  ],
} as const satisfies Record<Download["kind"], readonly string[]>;

/** Rows as a table with commas between columns. No value has a comma or a quotation mark in it. */
function tableOf(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => textOf(row[column])).join(","));
  return [columns.join(","), ...lines, ""].join("\r\n");
}

function textOf(value: Json): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
