// What the documents say about the tree, held to the tree.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CORE_STEPS, ROOMS } from "../scripts/rooms/table.ts";
import { families } from "../src/api/endpoints.ts";
import { verbs } from "../src/control/verbs.ts";

const read = (path: string): string => readFileSync(path, "utf8");
/** Every file or folder of the project that a document names in code quotes. */
const named = (path: string): string[] =>
  [...read(path).matchAll(/`((?:src|test|scripts|docs|bench)\/[\w./-]*)`/g)].map(([, name]) => name!);

test("every file the documents name is there", () => {
  for (const document of ["ARCHITECTURE.md", "CONTRIBUTING.md", "STYLE.md", "README.md", "README.zh-CN.md"]) {
    for (const name of named(document)) expect(existsSync(name), `${name} of ${document}`).toBe(true);
  }
  expect(named("ARCHITECTURE.md").length).toBeGreaterThan(30);
});

test("the architecture's table of rooms has every room, and no other, and says what each may import", () => {
  const rows = [...read("ARCHITECTURE.md").matchAll(/^\| `src\/([\w.]+)` +\|[^|]+\| +([^|]+?) +\|$/gm)];
  const told = Object.fromEntries(
    rows.map(([, room, uses]) => [room!, uses === "–" ? [] : uses!.split(", ").toSorted()]),
  );
  const wiring = Object.keys(ROOMS).filter((room) => room !== "main.ts" && room !== "cli");
  expect(ROOMS["main.ts"]!.uses.toSorted()).toEqual(wiring.toSorted());
  const held = Object.entries(ROOMS).map(([room, { uses }]) => [room, uses.toSorted()] as const);
  expect(told).toEqual({ ...Object.fromEntries(held), "main.ts": ["everything"] });
  expect(Object.keys(told).toSorted()).toEqual(
    readdirSync("src")
      .filter((name) => name !== "tsconfig.json")
      .toSorted(),
  );
});

test.each(["ARCHITECTURE.md", "STYLE.md"])("%s gives the order of the core's rooms that is enforced", (path) => {
  const order = CORE_STEPS.map((rooms) => rooms.join(", ")).join(" · ");
  expect(read(path).replaceAll(/\s+/g, " ")).toContain(`\`${order}\``);
});

test("every decision has a number of its own, with none left out, and is headed by it", () => {
  const decisions = readdirSync("docs/decisions").toSorted();
  expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(decisions.map((_, at) => at + 1));
  for (const name of decisions)
    expect(read(`docs/decisions/${name}`), name).toMatch(new RegExp(`^# 0*${Number(name.slice(0, 4))}\\.? `));
});

test("both readmes show the same commands and lead to the same places", () => {
  const blocks = (path: string): string[] =>
    [...read(path).matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block!);
  const bare = (block: string): string => block.replaceAll(/ *#.*$/gm, "");
  expect(blocks("README.zh-CN.md").map(bare)).toEqual(blocks("README.md").map(bare));
  const links = (path: string): string[] =>
    [...read(path).matchAll(/\]\(([^)]+)\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !target.startsWith("README"));
  expect(links("README.zh-CN.md")).toEqual(links("README.md"));
});

/** What the command line does by itself, with verbs of its own making. */
const OF_THE_COMMAND_LINE = /^(market replay \S+|mirror https?:\S+ --symbols \S+)/;

describe("the guides", () => {
  const GUIDES = "docs/guides";
  const INDEX = `${GUIDES}/README.md`;
  const guides = readdirSync(GUIDES).filter((name) => name.endsWith(".md") && name !== "README.md");
  /** What a guide tells a reader to run. */
  const shell = (name: string): string =>
    [...read(`${GUIDES}/${name}`).matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block!).join("");
  /** The index's rows: a recipe's title and file, and the test that holds it. */
  const rows = [...read(INDEX).matchAll(/^\| \[([^\]]+)\]\(([\w-]+\.md)#[^)]+\) +\| `([^`]+)` +\| (.+?) +\|$/gm)];

  test("have every recipe in their index, and no other, each with a test that is there by that name", () => {
    const indexed = rows.map(([, title, file]) => `${file}: ${title}`);
    const written = guides.flatMap((name) =>
      [...read(`${GUIDES}/${name}`).matchAll(/^## (.+)$/gm)].map(([, title]) => `${name}: ${title}`),
    );
    expect(indexed.toSorted()).toEqual(written.toSorted());
    expect(rows.length).toBeGreaterThan(20);
    for (const [, title, , file, name] of rows) {
      expect(existsSync(file!), `${file} of "${title}"`).toBe(true);
      const told = ["test", "describe"].some((word) => read(file!).includes(`${word}("${name}"`));
      expect(told, `"${name}" of "${title}"`).toBe(true);
    }
  });

  test("use verbs the control plane has, with all they must be told", () => {
    const said = [...guides.map(shell), shell("README.md")].flatMap((block) => [
      ...block.matchAll(/npm run margrave -- ([^\n|>)]+)/g),
    ]);
    expect(said.length).toBeGreaterThan(20);
    for (const [, line] of said) {
      const words = line!.trim().split(/ +/);
      expect(verbs.some((verb) => fits(verb.line, words)) || OF_THE_COMMAND_LINE.test(line!), line).toBe(true);
    }
  });

  test("ask for pages that are served", () => {
    const routes = new Set<string>(families.flatMap(({ pages }) => pages.map(({ route }) => route)));
    const asked = [...guides.map(shell), read(`${GUIDES}/ask.sh`)].flatMap((block) => [
      ...[...block.matchAll(/ask \S+ ([A-Z]+ \/[\w/-]+)/g)].map(([, route]) => route!),
      ...[...block.matchAll(/\$venue(\/(?:api|sapi|dapi)[\w/]+)/g)].map(([, path]) => `GET ${path}`),
    ]);
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((route) => !routes.has(route))).toEqual([]);
    const steered = new Set(verbs.map(({ route }) => route.split(" ")[1]!.replace(/\{\w+\}/, "")));
    for (const [, path] of guides
      .map(shell)
      .join("")
      .matchAll(/\$venue(\/margrave\/v1\/[\w/]+)/g)) {
      expect(
        [...steered].some((known) => (known.endsWith("/") ? path!.startsWith(known) : path === known)),
        path,
      ).toBe(true);
    }
  });
});

/** Whether a line says a verb: its words, then all mandatory parameters, and options by name at the end. */
function fits(declared: string, words: readonly string[]): boolean {
  const told = words.slice(0, words.findIndex((word) => word.startsWith("--")) >>> 0);
  const parts = declared.split(" ");
  return (
    told.length <= parts.length &&
    parts.every((part, nth) => (/^[<[]/.test(part) ? part.startsWith("[") || nth < told.length : part === told[nth]))
  );
}
