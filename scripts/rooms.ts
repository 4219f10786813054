// Keeps the rooms apart: who imports whom, through which door, and what a sealed room never touches.
// `node scripts/rooms.ts [root]`

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { conclude, type Finding, nothingToCheck } from "./finding.ts";
import { coreOrderFindings } from "./rooms/core-order.ts";
import { cycleFindings } from "./rooms/cycles.ts";
import { importFindings } from "./rooms/imports.ts";
import { sealedFindings } from "./rooms/sealed.ts";
import { ROOMS } from "./rooms/table.ts";
import { filesBelow, isProgram, readSource } from "./source.ts";

/** Folders whose programs import from rooms, beside `src` itself. */
const USERS = ["scripts", "test", "bench"];

/** Every broken rule between and inside the rooms of a tree. */
export function roomFindings(root: string): Finding[] {
  const files = filesBelow(root, "src");
  const sources = files.filter(isProgram).map((path) => readSource(root, path));
  const users = USERS.flatMap((folder) => filesBelow(root, folder))
    .filter(isProgram)
    .map((path) => readSource(root, path));
  const known = new Set([...files, ...USERS.flatMap((folder) => filesBelow(root, folder))]);
  return [
    ...emptyRooms(files),
    ...[...sources, ...users].flatMap((source) => importFindings(source, (path) => known.has(path))),
    ...sources.flatMap(coreOrderFindings),
    ...cycleFindings([...sources, ...users]),
    ...sources.flatMap(sealedFindings),
  ];
}

/** A sealed room without a file means that the rules look in the wrong place. */
function emptyRooms(files: readonly string[]): Finding[] {
  if (files.length === 0) return [nothingToCheck("src")];
  return Object.keys(ROOMS)
    .filter((room) => ROOMS[room]!.sealed === true && !files.some((path) => path.startsWith(`src/${room}/`)))
    .map((room) => nothingToCheck(`src/${room}`));
}

if (import.meta.main) conclude(roomFindings(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)))));
