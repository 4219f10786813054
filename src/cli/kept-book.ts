// Whether what a recording says of a book fits together: its changes are numbered, and a snapshot stands somewhere among them.

import type { BookWord } from "./recording.ts";

/** What is to be made of a word: words in its stead, and what is missing before it. */
export interface Fitted {
  readonly words: readonly BookWord[];
  readonly missing: string | undefined;
}

/** Changes that are kept until a snapshot comes, which may be older than they are. */
const MOST_KEPT = 1_000;

/** Puts the words on one book together, in the order in which they stand in a file. */
export function keptBook(): (word: BookWord) => Fitted {
  let last: number | undefined;
  let whole = false;
  let kept: BookWord[] = [];
  const NOTHING: Fitted = { words: [], missing: undefined };
  return (word) => {
    if (word.kind === "best") return last === undefined ? { words: [word], missing: undefined } : NOTHING;
    if (word.kind === "whole") {
      // One that is older than what is known says nothing new.
      if (whole && last !== undefined && word.last < last) return NOTHING;
      const later = kept.filter((each) => each.last > word.last);
      whole = true;
      kept = [];
      last = later.at(-1)?.last ?? word.last;
      return { words: [word, ...later], missing: undefined };
    }
    if (!whole) {
      kept.push(word);
      if (kept.length > MOST_KEPT) kept.shift();
    }
    if (last !== undefined && word.last <= last) return NOTHING;
    const missing = last === undefined ? undefined : gap(word, last);
    last = word.last;
    // After a gap the changes are told on, for each says what stands now; the next snapshot makes the book whole.
    if (missing !== undefined) {
      whole = false;
      kept = [word];
    }
    return { words: [word], missing };
  };
}

/** What is missing between the last change that is known and those of a word. */
function gap({ first, last, previous }: BookWord, known: number): string | undefined {
  if (previous !== undefined) {
    // The first changes after a snapshot begin before it.
    const fits = previous === known || (first <= known && last >= known);
    return fits ? undefined : `changes of the book between ${known} and ${previous} are missing`;
  }
  return first <= known + 1 ? undefined : `changes ${known + 1} to ${first - 1} of the book are missing`;
}
