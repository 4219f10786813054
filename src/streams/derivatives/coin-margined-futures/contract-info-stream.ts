// https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams/Contract-Info-Stream

import type { Contract } from "../../../core/listing.ts";
import { contracts } from "../../../core/select-market.ts";
import type { View } from "../../../core/view.ts";
import type { Json } from "../../../gateway/declare.ts";
import { numeral, toJson } from "../../../gateway/json.ts";
import { plain } from "../../../money/text.ts";
import { atOnce } from "../../at-once.ts";
import type { MarketStream } from "../../declare.ts";
import { contractNow, ofAll } from "../../names.ts";

/** Contracts as they are listed, and whenever what is listed of them changes. */
export const contractInfoStream: MarketStream = {
  page: "derivatives/coin-margined-futures/websocket-market-streams/Contract-Info-Stream",
  title: "Contract Info Stream",
  documented: "2026-01-15",
  differs: "bks is sent when brackets have changed, and of a contract that is new",
  host: "coinm",
  names: "!contractInfo",
  pace: "at once",
  open: ofAll(/^!contractInfo$/, (_wanted, opened) => {
    const told = new Map(contracts(opened).map((contract) => [contract.symbol, toJson(bracketsOf(contract))]));
    return atOnce([{ of: "listing" }], (events, x) => {
      const { at } = x;
      const listed = events.flatMap((event) => {
        if (event.type === "MarketDefined") return [event.market];
        return event.type === "ContractDelivered" ? [contractNow(x, event.symbol)] : [];
      });
      return listed.flatMap((contract) => {
        if (contract.kind !== "contract") return [];
        const brackets = bracketsOf(contract);
        const changed = told.get(contract.symbol) !== toJson(brackets);
        told.set(contract.symbol, toJson(brackets));
        return (times) => ({
          e: "contractInfo",
          E: times(at),
          s: contract.symbol,
          ps: contract.pair,
          ct: contract.contractType,
          dt: times(contract.delivery),
          ot: times(contract.onboarded),
          cs: statusOf(contract),
          ...(changed && { bks: brackets }),
        });
      });
    });
  }),
};

function bracketsOf({ brackets }: View<Contract>): Json[] {
  return brackets.map((each, nth) => ({
    bs: each.bracket,
    bnf: numeral(plain(each.floor)),
    bnc: numeral(plain(each.cap)),
    mmr: numeral(plain(each.maintenance)),
    cf: numeral(plain(each.deduction)),
    // A bracket is for leverages above that of the next one.
    mi: (brackets[nth + 1]?.leverage ?? 0) + 1,
    ma: each.leverage,
  }));
}

/** As the page of what is listed says it. */
function statusOf({ status }: View<Contract>): string {
  return status === "halt" || status === "break" ? "CLOSE" : status.toUpperCase().replaceAll("-", "_");
}
