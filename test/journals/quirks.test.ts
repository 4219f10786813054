// What a venue was founded with stays with it: in its journal, in its snapshots, and through versions
// that did not know a setting yet.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { evolve } from "../../src/core/evolve.ts";
import { QUIRKS_TODAY } from "../../src/core/quirks.ts";
import { emptyExchange } from "../../src/core/state.ts";
import { step } from "../../src/core/step.ts";
import { verify } from "../../src/engine/verify.ts";
import {
  AS_TODAY,
  PROFILES,
  QUIRK_NAMES,
  QUIRKS,
  type QuirkChoice,
  quirksOf,
  quirkWord,
} from "../../src/genesis/quirks.ts";
import { DEFAULT_SETTINGS } from "../../src/genesis/settings.ts";
import { decode, encode } from "../../src/journal/codec.ts";
import { startVenue } from "../../src/main.ts";
import { instant } from "../../src/money/units.ts";

const data = mkdtempSync(join(tmpdir(), "margrave-quirks-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const open = (choice?: QuirkChoice) =>
  startVenue({ host: "127.0.0.1", port: 0, data, seed: 1, choice, strictness: { timestamps: "venue", limits: "off" } });
const choice = (quirks: Record<string, string>, profile?: string): QuirkChoice => ({ profile, quirks });

describe("a choice", () => {
  test("that names nothing is what live clients see today", () => {
    expect(quirksOf(AS_TODAY)).toEqual(QUIRKS_TODAY);
    for (const name of QUIRK_NAMES)
      expect(Object.keys(QUIRKS[name].values)).toContain(quirkWord(name, QUIRKS_TODAY[name]));
  });

  test("of a month has what was otherwise then, and a quirk beside it counts more", () => {
    expect(quirksOf(choice({}, "2026-01")).legacyListenKeys).toBe(true);
    expect(quirksOf(choice({}, "2026-03"))).toEqual(QUIRKS_TODAY);
    expect(quirksOf(choice({ legacyListenKeys: "off" }, "2026-01")).legacyListenKeys).toBe(false);
    for (const profile of Object.keys(PROFILES)) expect(() => quirksOf(choice({}, profile))).not.toThrow();
  });

  test("of a name or a value that is none is refused with those there are", () => {
    const names = QUIRK_NAMES.join(", ");
    expect(() => quirksOf(choice({ listenKeys: "on" }))).toThrow(`there is no quirk "listenKeys": there are ${names}`);
    const values = 'the quirk legacyListenKeys cannot be "true": it can be on, off';
    expect(() => quirksOf(choice({ legacyListenKeys: "true" }))).toThrow(values);
    expect(() => quirksOf(choice({}, "2019-01"))).toThrow('there is no profile "2019-01": there are 2026-01, 2026-03');
    expect(() => quirksOf(choice({ constructor: "on" }))).toThrow('no quirk "constructor"');
    expect(() => quirksOf(choice({ legacyListenKeys: "constructor" }))).toThrow("cannot be");
  });
});

test("a venue keeps what it was founded with, and is not founded again", async () => {
  const first = await open(choice({}, "2026-01"));
  expect(first.engine.view.reference.settings!.legacyListenKeys).toBe(true);
  await first.close();

  const again = await open();
  expect(again.engine.view.reference.settings!.legacyListenKeys).toBe(true);
  await again.close();
  await (await open(choice({ legacyListenKeys: "on" }))).close();
  await (await open(choice({}, "2026-01"))).close();

  const otherwise = "this venue was founded with legacyListenKeys=on, not off";
  await expect(open(choice({ legacyListenKeys: "off" }))).rejects.toThrow(otherwise);
  await expect(open(choice({}, "2026-03"))).rejects.toThrow(otherwise);
  await expect(open(choice({ none: "on" }))).rejects.toThrow('no quirk "none"');
  // Whoever was refused has let go of the journal.
  await (await open()).close();
});

describe("what was written before there were quirks", () => {
  const settings = Object.fromEntries(
    Object.entries(DEFAULT_SETTINGS).filter(([name]) => !(QUIRK_NAMES as readonly string[]).includes(name)),
  ) as unknown as typeof DEFAULT_SETTINGS;
  const command = { type: "Establish", seed: 1, settings } as const;

  test("a journal leads to a venue as live clients see it today, and is still decided as it was", () => {
    const exchange = emptyExchange();
    evolve(exchange, { type: "Established", seed: 1, settings });
    expect(exchange.reference.settings).toMatchObject({ ...QUIRKS_TODAY, defaultLeverage: 20 });
    const { events } = step(emptyExchange(), instant(1), command);
    const entry = decode(encode({ seq: 1, at: instant(1), command, events }));
    expect(verify([entry as never])).toMatchObject({ entries: 1, differs: undefined });
  });
});
