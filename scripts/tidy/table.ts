// The bounds and lists of the tidy rules. Every exemption has its reason beside it.

/** Lines of a program file, tests too. */
export const FILE_LINES = 400;
/** Lines of a function, those of functions declared in it not counted: they are counted for themselves. */
export const FUNCTION_LINES = 70;
/** Characters of a line of a program. */
export const LINE_LENGTH = 130;

/** Files written by a program or by a tool, which no one reads from top to bottom. */
export const GENERATED: readonly RegExp[] = [
  /^docs\/reference\//,
  /^src\/api\/.+\/(?:pages|methods)\.ts$/,
  /(?:^|\/)package-lock\.json$/,
];

/** Files that may be longer, each with its reason. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  "src/core/commands.ts":
    "the list of everything that can be asked: a declaration each, read as a list, and one file by design",
  "src/core/events.ts":
    "the list of everything that can happen: a declaration each, read as a list, and one file by design",
};

/** Functions that may be longer, as `path#name`, each with its reason. */
export const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  "src/core/decide.ts#decide": "one switch with a case for every command, as evolve has one for every event",
  "src/core/evolve.ts#apply": "one switch with a case for every event; shorter would mean two switches to keep in step",
};

/** Words in the name of a file or folder that say nothing about what is in it. */
export const EMPTY_NAMES: readonly string[] = [
  "util",
  "utils",
  "helper",
  "helpers",
  "common",
  "manager",
  "service",
  "services",
  "misc",
];

/** Folders in which names are kebab-case. */
export const NAMED_FOLDERS: readonly string[] = ["src", "scripts", "test", "bench", "docs"];

/** Documents whose names are capitals everywhere. */
export const CAPITAL_NAMES = /^[A-Z]+(?:\.zh-CN)?\.md$/;

/** Files that must spell out what is refused: to refuse it, to prove that it is, or to mark what is to be filled in. */
export const SPELLED_OUT: readonly string[] = [
  "scripts/tidy/table.ts",
  "test/guards/tidy.test.ts",
  "scripts/new-page.ts",
];

/** A text that may not stand in the tree. */
export interface Refused {
  readonly rule: string;
  readonly pattern: RegExp;
  readonly says: string;
  readonly cure: string;
  /** Only in comments and documents: as a name in a program the word may mean something else. */
  readonly proseOnly?: true;
}

/** Texts that may not stand in the tree. */
export const REFUSED_TEXTS: readonly Refused[] = [
  {
    rule: "no-promises",
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    says: "it puts off what should be done",
    cure: "do it, or say in the documents what is not there",
  },
  {
    rule: "no-machines",
    pattern: /(?<![\w.~*-])\/(?:work|home|root|Users)\/|(?<![\w.~*-])\/tmp\/\w|\b[A-Z]:\\/,
    says: "it names a place on one machine",
    cure: "work the place out: from the file's own, from the environment, or from the system's folder for temporary files",
  },
  {
    rule: "no-registries",
    pattern: /\b(?:registry|npm|mirrors?|artifactory|nexus|verdaccio|pypi)\.[\w-]+\.[a-z]{2,}|_authToken/,
    says: "it names a package registry",
    cure: "leave the registry to the reader's own settings",
  },
  {
    rule: "no-workshop",
    pattern: /\bissue #\d|\bsprint\b|\b(?:sub|coding|ai)[ -]?agents?\b/i,
    says: "it speaks of how the work is organised",
    cure: "say what is so, and why, for somebody who has only the tree",
  },
  {
    rule: "no-workshop",
    pattern: /(?<!user[ -])\bagents?\b|\bas (?:requested|instructed|discussed)\b|\bthe brief\b/i,
    says: "it speaks of how the work is organised",
    cure: "say what is so, and why, for somebody who has only the tree",
    proseOnly: true,
  },
];
