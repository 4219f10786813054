// Frames, and who shares them.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bundle, bytesOf, frameOf, Framing } from "./outbox.ts";

/** What a frame carries, read as RFC 6455 writes it. */
function read(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    expect(bytes[at]).toBe(0x81);
    const short = bytes[at + 1]!;
    expect(short).toBeLessThan(128);
    const [head, length] =
      short < 126
        ? [2, short]
        : short === 126
          ? [4, bytes.readUInt16BE(at + 2)]
          : [10, Number(bytes.readBigUInt64BE(at + 2))];
    texts.push(bytes.toString("utf8", at + head, at + head + length));
    at += head + length;
  }
  return texts;
}

test("a text of any length and any letters is one whole frame", () => {
  for (const length of [0, 1, 125, 126, 65_535, 65_536, 100_000]) {
    expect(read(frameOf("x".repeat(length)))).toEqual(["x".repeat(length)]);
  }
  expect(read(frameOf("ü€🙂"))).toEqual(["ü€🙂"]);
});

test("whatever readers are sent in a turn, each gets just that, in order, and those who get the same share it", () => {
  const texts = fc.array(fc.constantFrom("a", "bb", "ccc"), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 8 }), (readers) => {
      const framing = new Framing();
      const sent = new Map<string, Buffer>();
      // Everybody's first text, then everybody's second, as streams tell them.
      const bundles: (Bundle | undefined)[] = readers.map(() => undefined);
      for (let nth = 0; nth < 4; nth++) {
        for (const [reader, own] of readers.entries()) {
          if (own[nth] !== undefined) bundles[reader] = framing.behind(bundles[reader], own[nth]!);
        }
      }
      for (const [reader, own] of readers.entries()) {
        const bytes = bytesOf(bundles[reader]!);
        expect(read(bytes)).toEqual(own);
        const same = own.join();
        expect(bytes).toBe(sent.get(same) ?? bytes);
        sent.set(same, bytes);
      }
    }),
  );
});
