// The order inside the core: each room uses only what stands below it, and nobody looks back up.

import type { Finding } from "../finding.ts";
import { type Import, isTest, type Source } from "../source.ts";
import { targetOf } from "./imports.ts";
import { CORE_HEADS, CORE_STATE, CORE_STEPS, CORE_WORDS } from "./table.ts";

const CORE = "src/core/";

/** Every import inside the core that goes up, or sideways. */
export function coreOrderFindings(source: Source): Finding[] {
  if (!source.path.startsWith(CORE) || isTest(source.path)) return [];
  const findings: Finding[] = [];
  const unplaced = placeOf(source.path) === undefined;
  if (unplaced) findings.push({ file: source.path, line: 0, ...unknownPlace(source.path) });
  for (const each of unplaced ? [] : source.imports) {
    const target = targetOf(source.path, each);
    if ("outside" in target || !target.file.startsWith(CORE)) continue;
    const broken = brokenOrder(source.path, target.file, each);
    if (broken !== undefined) findings.push({ file: source.path, line: each.line, rule: "core-order", ...broken });
  }
  return findings;
}

/** What a file of the core is: a word, the state, a head, or part of the room of one step. */
type Place =
  | { readonly part: "word" }
  | { readonly part: "state" }
  | { readonly part: "head" }
  | { readonly part: "room"; readonly room: string; readonly step: number };

function placeOf(path: string): Place | undefined {
  const [name, ...inside] = path.slice(CORE.length).split("/");
  if (inside.length > 0) {
    const step = CORE_STEPS.findIndex((rooms) => rooms.includes(name!));
    return step === -1 ? undefined : { part: "room", room: name!, step };
  }
  if (name === CORE_STATE) return { part: "state" };
  if (CORE_WORDS.includes(name!)) return { part: "word" };
  return CORE_HEADS.includes(name!) ? { part: "head" } : undefined;
}

function unknownPlace(path: string): Pick<Finding, "rule" | "says" | "cure"> {
  const inside = path.slice(CORE.length).includes("/");
  return {
    rule: "core-order",
    says: inside
      ? "its room has no step in the order of the core"
      : "the core does not say whether it is a word or a head",
    cure: `add it to ${inside ? "CORE_STEPS" : "CORE_WORDS or CORE_HEADS"} in scripts/rooms/table.ts`,
  };
}

function brokenOrder(path: string, target: string, each: Import): Pick<Finding, "says" | "cure"> | undefined {
  const from = placeOf(path)!;
  const to = placeOf(target);
  // Of the target itself, its own check says that it has no place.
  if (to === undefined || from.part === "head") return undefined;
  const name = target.slice(CORE.length);
  if (to.part === "head") {
    return {
      says: `${name} uses the rooms inside the core; nothing below may use it`,
      cure: "move what is needed down, into a room or a word",
    };
  }
  if (to.part === "state" && !each.typesOnly) {
    return { says: `${name} is made of the rooms; below it is known as a type only`, cure: "import type" };
  }
  if (to.part !== "room" || from.part === "state") return undefined;
  if (from.part === "word") {
    if (each.typesOnly) return undefined;
    return {
      says: `a word of the core may take only types from ${to.room}`,
      cure: `import type, or move the function into ${to.room}`,
    };
  }
  if (to.step < from.step || to.room === from.room) return undefined;
  const order = CORE_STEPS.map((rooms) => rooms.join(", ")).join(" · ");
  return {
    says: `${from.room} may not use ${to.room} (the order is ${order})`,
    cure: "move the formula into the lower room, or the act into the higher one",
  };
}
