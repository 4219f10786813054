// What each family of paths lets an address and an account use.

import type { Allowance } from "../gateway/declare.ts";
import { wireError } from "../gateway/errors.ts";

/** /api: one allowance an address; orders per account in ten seconds and in a day. */
export const SPOT_ALLOWANCE: Allowance = {
  bucket: "family",
  ipPerMinute: 6_000,
  uidPerMinute: 180_000,
  ipHeader: "X-MBX-USED-WEIGHT-1M",
  uidHeader: "X-MBX-USED-WEIGHT-1M",
  tooMuch: (limit) => wireError("TOO_MUCH_WEIGHT", { limit, interval: "1 MINUTE" }),
  banned: (until) => wireError("BANNED", { until }),
  rawRequests: {
    minutes: 5,
    limit: 300_000,
    tooMany: (limit) => wireError("TOO_MANY_REQUESTS", { limit, interval: "5 MINUTES" }),
  },
  orders: [
    { seconds: 10, limit: 100, header: "X-MBX-ORDER-COUNT-10S", interval: "10 SECONDS" },
    { seconds: 86_400, limit: 200_000, header: "X-MBX-ORDER-COUNT-1D", interval: "1 DAY" },
  ],
  // What the documentation's examples show; it says that an order that waited may take off more than one, not how many.
  filled: { asTaker: 1, asMaker: 5 },
};

/** /sapi: an allowance for each page, of the address or of the account as the page says; orders as on /api. */
export const SAPI_ALLOWANCE: Allowance = {
  bucket: "page",
  ipPerMinute: 12_000,
  uidPerMinute: 180_000,
  ipHeader: "X-SAPI-USED-IP-WEIGHT-1M",
  uidHeader: "X-SAPI-USED-UID-WEIGHT-1M",
  tooMuch: SPOT_ALLOWANCE.tooMuch,
  banned: SPOT_ALLOWANCE.banned,
  orders: SPOT_ALLOWANCE.orders,
};

/** /dapi: one allowance an address; orders per account in a minute. */
export const DAPI_ALLOWANCE: Allowance = {
  bucket: "family",
  ipPerMinute: 2_400,
  uidPerMinute: 2_400,
  ipHeader: "X-MBX-USED-WEIGHT-1M",
  uidHeader: "X-MBX-USED-WEIGHT-1M",
  tooMuch: (limit) => wireError("COINM_TOO_MANY_REQUESTS", { limit }),
  banned: (until) => wireError("COINM_BANNED", { until }),
  orders: [{ seconds: 60, limit: 1_200, header: "X-MBX-ORDER-COUNT-1M", interval: "1 MINUTE" }],
};

/** /fapi: weight as /dapi; orders per ten seconds and per minute. */
export const FAPI_ALLOWANCE: Allowance = {
  ...DAPI_ALLOWANCE,
  orders: [
    { seconds: 10, limit: 300, header: "X-MBX-ORDER-COUNT-10S", interval: "10 SECONDS" },
    { seconds: 60, limit: 1_200, header: "X-MBX-ORDER-COUNT-1M", interval: "1 MINUTE" },
  ],
};

const UNITS = [
  { interval: "DAY", seconds: 86_400 },
  { interval: "HOUR", seconds: 3_600 },
  { interval: "MINUTE", seconds: 60 },
  { interval: "SECOND", seconds: 1 },
] as const;

/** A limit of orders, as pages print it. */
export function orderLimit({ seconds, limit }: { readonly seconds: number; readonly limit: number }) {
  const unit = UNITS.find((each) => seconds % each.seconds === 0)!;
  return { rateLimitType: "ORDERS", interval: unit.interval, intervalNum: seconds / unit.seconds, limit };
}

/** A family's limits, as its exchange information prints them. */
export function rateLimitsOf(allowance: Allowance) {
  const { rawRequests: raw } = allowance;
  return [
    { rateLimitType: "REQUEST_WEIGHT", interval: "MINUTE", intervalNum: 1, limit: allowance.ipPerMinute },
    ...allowance.orders.map(orderLimit),
    ...(raw === undefined
      ? []
      : [{ rateLimitType: "RAW_REQUESTS", interval: "MINUTE", intervalNum: raw.minutes, limit: raw.limit }]),
  ];
}
