// Who may use whom: the rooms of `src`, the rooms inside the core, and the doors to the world outside.

/** A folder of `src` with a role of its own. */
export interface Room {
  /** The other rooms whose top files it may import. */
  readonly uses: readonly string[];
  /** Nothing but the language itself may be used in it: no clock, no chance, no world. */
  readonly sealed?: true;
  /** Modules of Node and packages, by the file (from the room) that may import them; `*` is any file. */
  readonly outside?: Readonly<Record<string, readonly string[]>>;
}

const ANYTHING = { "*": ["*"] };

/** The rooms, in the order in which what they know builds up. `main.ts` wires them and is a room of one file. */
export const ROOMS: Readonly<Record<string, Room>> = {
  money: { uses: [], sealed: true },
  core: { uses: ["money"], sealed: true },
  genesis: { uses: ["money", "core"] },
  market: { uses: ["money", "core"] },
  // What other venues say, in Binance's words: saved answers, and streams that the command line hands in.
  abroad: { uses: ["money", "core", "genesis"] },
  history: { uses: ["money", "core"] },
  journal: {
    uses: ["money", "core", "history"],
    outside: {
      "digest.ts": ["node:crypto"],
      "memory.ts": ["node:sqlite"],
      "pack.ts": ["node:zlib"],
      "sqlite.ts": ["node:fs", "node:path", "node:sqlite", "node:worker_threads"],
      "sqlite-writer.ts": ["node:sqlite", "node:worker_threads"],
    },
  },
  engine: { uses: ["money", "core", "history", "journal"] },
  gateway: {
    uses: ["money", "core"],
    outside: {
      "http.ts": ["node:http"],
      "socket.ts": ["node:http", "node:stream", "ws"],
      // Reads a public key, to refuse one that is none.
      "public-key.ts": ["node:crypto"],
      "stages/verify-signature.ts": ["node:crypto"],
      "zip.ts": ["node:zlib"],
    },
  },
  api: { uses: ["money", "core", "history", "gateway"] },
  // What a stream tells of markets is what a page tells of them: it is worked out in one place.
  streams: { uses: ["money", "core", "history", "gateway", "api"] },
  control: {
    uses: ["money", "core", "gateway", "engine", "market", "abroad"],
    outside: {
      // Reads a public key, to refuse one that is none.
      "accounts/issue-key.ts": ["node:crypto"],
      // Compares secrets in the same time whatever they are.
      "guard.ts": ["node:crypto"],
      // Draws keys and secrets nobody can guess; the command carries them.
      "plane.ts": ["node:crypto"],
    },
  },
  "main.ts": {
    uses: [
      "money",
      "core",
      "genesis",
      "market",
      "abroad",
      "history",
      "journal",
      "engine",
      "gateway",
      "api",
      "streams",
      "control",
    ],
    outside: ANYTHING,
  },
  // The command line is made of the same declarations as the control pages; it speaks to them over HTTP.
  cli: { uses: ["main.ts", "control"], outside: ANYTHING },
};

/** Modules no room may import at all without being named above. Everything that is not a file of ours is one. */
export const CURE_OUTSIDE =
  "declare what you need as a port and let main.ts hand it in, or name the file in scripts/rooms/table.ts";

/**
 * The rooms inside the core, lowest first. A room uses rooms of the steps before its own; those of
 * one step do not know each other.
 */
export const CORE_STEPS: readonly (readonly string[])[] = [
  ["ledger", "prices"],
  ["accounts", "book"],
  ["reference"],
  ["margin", "futures"],
  ["transfer"],
  ["orders"],
  ["risk"],
  ["time"],
];

/**
 * Files standing directly in the core that any room inside it may import: the words all of it speaks.
 * They take nothing but types from the rooms inside.
 */
export const CORE_WORDS: readonly string[] = [
  "algo-order.ts",
  "chance.ts",
  "commands.ts",
  "commission.ts",
  "emit.ts",
  "events.ts",
  "executions.ts",
  "ids.ts",
  "later-settings.ts",
  "listing.ts",
  "order.ts",
  "purse.ts",
  "quarters.ts",
  "quirks.ts",
  "rejections.ts",
  "view.ts",
];

/** The whole state: made of what the rooms inside keep, and therefore known to them as a type only. */
export const CORE_STATE = "state.ts";

/** Files standing directly in the core that use the rooms inside it; none of those may look back up. */
export const CORE_HEADS: readonly string[] = [
  "audit.ts",
  "audit-futures.ts",
  "audit-waiting.ts",
  "decide.ts",
  "evolve.ts",
  "portrait.ts",
  "select.ts",
  "select-futures.ts",
  "select-margin.ts",
  "select-market.ts",
  "step.ts",
];
