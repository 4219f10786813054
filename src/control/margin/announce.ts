// Announcing what margin will list or no longer list.

import type { Notice, Pair } from "../../core/listing.ts";
import { isListed, pairOf, pairs } from "../../core/select-market.ts";
import type { ExchangeView } from "../../core/state.ts";
import type { View } from "../../core/view.ts";
import { wireError } from "../../gateway/errors.ts";
import { assetName, oneOf, optional, type Parameter } from "../../gateway/parameters.ts";
import { verb } from "../declare.ts";
import { durable } from "../durable.ts";
import { date, shown } from "../params.ts";

/** The margin an announcement is about; both where it is not said. */
const margin: Parameter<"cross" | "isolated" | undefined> = optional(oneOf(["cross", "isolated"]));

/** Announces that margin no longer lists an asset or a pair from a moment on. */
export const announceDelisting = announcement("delist", {
  route: "POST /margrave/v1/margin/delistings",
  line: "margin delist <name> <at> [margin]",
  says:
    "Announces that an asset with its pairs, or a pair, is taken off margin (cross, isolated or both) at a moment. Transfers " +
    "in stop at once but for what is owed, loans a day before; then its margin orders are cancelled, and what is owed " +
    "is repaid with the same coin as far as it is there.",
});

/** Announces that margin lists an asset or a pair from a moment on. */
export const announceListing = announcement("list", {
  route: "POST /margrave/v1/margin/listings",
  line: "margin list <name> <at> [margin]",
  says: "Announces that an asset with its pairs, or a pair, that margin does not list is listed from a moment on.",
});

function announcement(
  kind: Notice["kind"],
  facts: { readonly route: `POST /${string}`; readonly line: string; readonly says: string },
) {
  return verb({
    ...facts,
    params: { name: assetName, at: date, margin },
    run(p, { engine }, done) {
      const { view } = engine;
      const pair = pairOf(view, p.name);
      if (pair === undefined && !view.reference.assets.has(p.name)) {
        return done(wireError("CONTROL_NOT_FOUND", { what: p.name }));
      }
      const bad = (why: string): void => done(wireError("CONTROL_BAD_REQUEST", { why }));
      if (p.at <= engine.now()) return bad("'at' is not ahead of the venue's time.");
      const what = changed(view, kind, { name: p.name, margin: p.margin });
      if (what.assets.length + what.crossPairs.length + what.isolatedPairs.length === 0) {
        return bad(`${p.name} is ${kind === "list" ? "listed already, or will be" : "not listed, or will not be"}.`);
      }
      const { at } = p;
      durable(engine, { type: "AnnounceNotice", kind, at, ...what }, done, () => ({ kind, at: shown(at), ...what }));
    },
  });
}

/** What a notice about a name changes: all that is not so already, and has no notice yet. */
function changed(
  x: ExchangeView,
  kind: Notice["kind"],
  about: { readonly name: string; readonly margin: "cross" | "isolated" | undefined },
) {
  const { name } = about;
  const all = pairs(x).filter((pair) => pair.symbol === name || pair.base === name || pair.quote === name);
  const announced = (list: "assets" | "crossPairs" | "isolatedPairs", each: string): boolean =>
    [...(x.reference.notices.values() as Iterable<View<Notice>>)].some((notice) => notice[list].includes(each));
  const symbols = (of: "cross" | "isolated"): string[] => {
    if (about.margin !== undefined && about.margin !== of) return [];
    const list = of === "cross" ? "crossPairs" : "isolatedPairs";
    return all
      .filter((pair) => pair[of] === (kind === "delist") && !announced(list, pair.symbol) && canBe(pair, of))
      .map(({ symbol }) => symbol);
  };
  const isAsset = x.reference.assets.has(name) && about.margin !== "isolated";
  const changes = isAsset && isListed(x, { asset: name }) === (kind === "delist") && !announced("assets", name);
  return { assets: changes ? [name] : [], crossPairs: symbols("cross"), isolatedPairs: symbols("isolated") };
}

/** Whether a pair can be listed: one without tiers has no isolated accounts. */
function canBe(pair: View<Pair>, of: "cross" | "isolated"): boolean {
  return of === "cross" || pair.tiers.length > 0;
}
