// Which file may import which: between rooms, through doors, and out of the house.

import { posix } from "node:path";
import type { Finding } from "../finding.ts";
import { COMPUTED, type Import, isTest, type Source } from "../source.ts";
import { CURE_OUTSIDE, type Room, ROOMS } from "./table.ts";

/** Where an import of a file leads: to a file of the tree, or out of it. */
export type Target = { readonly file: string } | { readonly outside: string };

/** Follows an import of a file. */
export function targetOf(path: string, { specifier }: Import): Target {
  if (!specifier.startsWith(".")) return { outside: specifier };
  return { file: posix.normalize(posix.join(posix.dirname(path), specifier)) };
}

/** The room a path is in, or undefined outside `src`: `src/core/book/x.ts` is in `core`. */
export function roomOf(path: string): string | undefined {
  return path.startsWith("src/") ? path.split("/")[1] : undefined;
}

/** Every import of a file that its room does not allow. `known` tells whether a path is a file of the tree. */
export function importFindings(source: Source, known: (path: string) => boolean): Finding[] {
  const findings: Finding[] = [];
  for (const each of source.imports) {
    const broken = brokenRule(source.path, each, known);
    if (broken !== undefined) findings.push({ file: source.path, line: each.line, ...broken });
  }
  return findings;
}

type Broken = Pick<Finding, "rule" | "says" | "cure">;

function brokenRule(path: string, each: Import, known: (path: string) => boolean): Broken | undefined {
  if (each.everything) {
    return {
      rule: "no-barrels",
      says: `it hands on everything "${each.specifier}" exports`,
      cure: "let each user import the file itself",
    };
  }
  if (each.specifier === COMPUTED) {
    return {
      rule: "plain-imports",
      says: "the name of an import is worked out at run time",
      cure: "write the path as a literal",
    };
  }
  const target = targetOf(path, each);
  if ("outside" in target) return outsideRule(path, target.outside);
  if (!known(target.file)) {
    return {
      rule: "plain-imports",
      says: `"${each.specifier}" is no file`,
      cure: "import the file itself, with its ending .ts",
    };
  }
  if (isTest(target.file)) {
    return {
      rule: "doors",
      says: `it imports the test ${target.file}`,
      cure: "move what both need into a file that is not a test",
    };
  }
  return roomRule(path, target.file) ?? doorRule(path, target.file);
}

function roomRule(path: string, target: string): Broken | undefined {
  const from = roomOf(path);
  const to = roomOf(target);
  // A test may compare a room with any other, but goes through its door.
  if (from === undefined || isTest(path)) return undefined;
  if (to === undefined) {
    return {
      rule: "rooms",
      says: `${target} is not part of the program`,
      cure: "keep what the program needs under src",
    };
  }
  const room = ROOMS[from];
  if (room === undefined) {
    return {
      rule: "rooms",
      says: `the room ${from} is not in the table`,
      cure: "give it a row in scripts/rooms/table.ts, with a reason",
    };
  }
  if (from === to || room.uses.includes(to)) return undefined;
  const allowed = room.uses.length === 0 ? "nothing" : room.uses.join(", ");
  return {
    rule: "rooms",
    says: `${from} may not use ${to} (it may use ${allowed})`,
    cure: "turn the dependency round: declare what is needed in this room and let main.ts hand it in",
  };
}

/** From outside a room only files standing directly in it may be imported. Tests outside `src` may go in. */
function doorRule(path: string, target: string): Broken | undefined {
  if (path.startsWith("test/") || path.startsWith("bench/") || roomOf(target) === undefined) return undefined;
  const [, room, ...inside] = target.split("/");
  if (roomOf(path) === room || inside.length <= 1) return undefined;
  return {
    rule: "doors",
    says: `${target} stands inside ${room}, not at its door`,
    cure: `import a file standing directly in src/${room}, or let one of them show what is needed`,
  };
}

function outsideRule(path: string, module: string): Broken | undefined {
  const from = roomOf(path);
  if (from === undefined || isTest(path)) return undefined;
  const room: Room | undefined = ROOMS[from];
  const file = path === `src/${from}` ? from : path.slice(`src/${from}/`.length);
  const allowed = room?.outside?.[file] ?? room?.outside?.["*"] ?? [];
  if (allowed.includes(module) || allowed.includes("*")) return undefined;
  return { rule: "outside", says: `${file} of ${from} may not import "${module}"`, cure: CURE_OUTSIDE };
}
