// https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Get-Order-Modify-History

import type { Contract } from "../../../../../core/listing.ts";
import { accountOf } from "../../../../../core/select.ts";
import type { View } from "../../../../../core/view.ts";
import { perIp } from "../../../../../gateway/declare.ts";
import { isWireError, wireError } from "../../../../../gateway/errors.ts";
import { rowLimit } from "../../../../../gateway/parameters.ts";
import { amendmentsOf } from "../../../../../history/amendments.ts";
import { closedOrder } from "../../../../../history/orders.ts";
import type { AmendmentRecord } from "../../../../../history/rows.ts";
import { earlier, higher } from "../../../../../money/arithmetic.ts";
import { count, DAY, instant, span } from "../../../../../money/units.ts";
import { recall } from "../../../../page.ts";
import { contractNamed } from "../../contracts.ts";
import { plainPrice, sizeText } from "../../figures.ts";
import { openOrderNamed } from "../../orders.ts";
import { clientOrderId, orderId, orderNamed, symbol, time } from "../../params.ts";

/** Three months, as days. */
const DAYS_KEPT = 90;

/** The amendments of one order, newest first, up to three months old. */
export const getOrderModifyHistory = recall({
  page: "derivatives/coin-margined-futures/trade/rest-api/Get-Order-Modify-History",
  title: "Get Order Modify History",
  documented: "2026-01-15",
  route: "GET /dapi/v1/orderAmendment",
  security: "USER_DATA",
  needs: "futures",
  weight: perIp(1),
  params: {
    symbol,
    orderId,
    origClientOrderId: clientOrderId,
    startTime: time,
    endTime: time,
    limit: rowLimit(50, 100),
  },
  differs: "three months are 90 days; an order that was never there has no amendments",
  present(x, p, { account, now }) {
    const name = orderNamed(p);
    if (isWireError(name)) return name;
    const contract = contractNamed(x, p.symbol, "ever");
    if (isWireError(contract)) return contract;
    if (p.startTime !== undefined && p.endTime !== undefined && p.startTime > p.endTime)
      return wireError("START_AFTER_END");
    const kept = earlier(now, span(DAYS_KEPT * count(DAY)));
    return {
      contract,
      name,
      purse: accountOf(x, account).coinm,
      open: openOrderNamed(x, account, contract.symbol, name)?.id,
      range: { from: higher(p.startTime ?? instant(0), kept), to: p.endTime ?? now, limit: p.limit },
    };
  },
  past({ contract, name, purse, open, range }, past) {
    const id = name.id ?? open ?? closedOrder(past, purse, contract.symbol, name)?.id;
    if (id === undefined) return [];
    return amendmentsOf(past, purse, contract.symbol, id, range).map((record) => amendmentRow(contract, record));
  },
});

function amendmentRow(contract: View<Contract>, record: AmendmentRecord) {
  const { before } = record;
  return {
    amendmentId: record.amendment,
    symbol: record.symbol,
    pair: contract.pair,
    orderId: record.order,
    clientOrderId: record.clientId,
    time: count(record.at),
    amendment: {
      price: { before: plainPrice(contract, before.ticks), after: plainPrice(contract, record.ticks) },
      origQty: { before: sizeText(before.lots), after: sizeText(record.lots) },
      count: record.nth,
      ...(record.modifyId === undefined ? {} : { modifyId: record.modifyId }),
    },
  };
}
