// Who is concerned by an entry: found by what happened, so that an entry costs what its own readers cost, and not what
// all readers of all streams do.

import type { Event } from "../core/events.ts";
import { orderById } from "../core/select.ts";
import { updateIdOf } from "../core/select-market.ts";
import type { ExchangeView } from "../core/state.ts";
import type { Subject } from "./declare.ts";

type Happening = Exclude<Subject["of"], "book">;

/** Those who want to hear of one kind of thing. */
interface Ears<T> {
  readonly byName: Map<string, Set<T>>;
  readonly ofAll: Set<T>;
}

/** Those who want to hear of a book's changes, and the newest they have heard of. */
interface BookEars<T> {
  readonly ears: Set<T>;
  updateId: number;
}

/** Somebody for each subject. */
export class Subjects<T> {
  readonly #happenings = new Map<Happening, Ears<T>>();
  readonly #books = new Map<string, BookEars<T>>();
  readonly #allBooks: BookEars<T> = { ears: new Set(), updateId: 0 };

  /** Lets somebody hear of some subjects; returns how to stop that. */
  add(subjects: readonly Subject[], ear: T, x: ExchangeView): () => void {
    const stops = subjects.map((subject) =>
      subject.of !== "book"
        ? this.#listen(subject.of, subject.name, ear)
        : subject.name === undefined
          ? this.#listenToBooks(ear, x)
          : this.#listenToBook(subject.name, ear, x),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** Those an entry concerns, each once, in the order of what happened; of books in the end. */
  concerned(events: readonly Event[], x: ExchangeView): ReadonlySet<T> {
    const found = new Set<T>();
    if (this.#happenings.size > 0) for (const event of events) this.#hearOf(event, x, found);
    for (const [symbol, book] of this.#books) {
      const updateId = updateIdOf(x, symbol);
      if (updateId === book.updateId) continue;
      book.updateId = updateId;
      for (const ear of book.ears) found.add(ear);
    }
    if (this.#allBooks.ears.size > 0) {
      const updateId = changesOfAll(x);
      if (updateId !== this.#allBooks.updateId) for (const ear of this.#allBooks.ears) found.add(ear);
      this.#allBooks.updateId = updateId;
    }
    return found;
  }

  #hearOf(event: Event, x: ExchangeView, found: Set<T>): void {
    const subject = subjectOf(event, x);
    if (subject === undefined) return;
    const ears = this.#happenings.get(subject.of);
    if (ears === undefined) return;
    for (const ear of ears.byName.get(subject.name) ?? []) found.add(ear);
    for (const ear of ears.ofAll) found.add(ear);
  }

  #listen(of: Happening, name: string | undefined, ear: T): () => void {
    let ears = this.#happenings.get(of);
    if (ears === undefined) this.#happenings.set(of, (ears = { byName: new Map(), ofAll: new Set() }));
    const { byName, ofAll } = ears;
    const joined = name === undefined ? ofAll : (byName.get(name) ?? new Set());
    if (name !== undefined) byName.set(name, joined);
    joined.add(ear);
    return () => {
      joined.delete(ear);
      if (name !== undefined && joined.size === 0 && byName.get(name) === joined) byName.delete(name);
      if (byName.size === 0 && ofAll.size === 0 && this.#happenings.get(of) === ears) this.#happenings.delete(of);
    };
  }

  #listenToBooks(ear: T, x: ExchangeView): () => void {
    this.#allBooks.updateId = changesOfAll(x);
    this.#allBooks.ears.add(ear);
    return () => this.#allBooks.ears.delete(ear);
  }

  #listenToBook(symbol: string, ear: T, x: ExchangeView): () => void {
    let book = this.#books.get(symbol);
    if (book === undefined) this.#books.set(symbol, (book = { ears: new Set(), updateId: updateIdOf(x, symbol) }));
    const { ears } = book;
    ears.add(ear);
    return () => {
      ears.delete(ear);
      if (ears.size === 0 && this.#books.get(symbol)?.ears === ears) this.#books.delete(symbol);
    };
  }
}

/** The changes of all books there are, counted: another number after each of them. */
function changesOfAll(x: ExchangeView): number {
  let all = 0;
  for (const { updateId } of x.books.values()) all += updateId;
  return all;
}

/** What an event is about, for those who listen to markets. */
function subjectOf(event: Event, x: ExchangeView): { readonly of: Happening; readonly name: string } | undefined {
  switch (event.type) {
    case "Traded":
    case "ContractTraded":
      return { of: "trades", name: event.symbol };
    case "IndexObserved":
      return { of: "index", name: event.asset };
    case "MarkObserved":
    case "FundingRateSet":
    case "FundingRateFixed":
      return { of: "mark", name: event.symbol };
    case "MarketDefined":
      return { of: "listing", name: event.market.symbol };
    case "ContractDelivered":
      return { of: "listing", name: event.symbol };
    case "OrderClosed": {
      const order = orderById(x.orders, event.order);
      return order?.forced === true ? { of: "forced", name: order.symbol } : undefined;
    }
    default:
      return undefined;
  }
}
