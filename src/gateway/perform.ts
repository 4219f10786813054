// What a call asks for, done: the exchange is asked, the answer made in that turn, and handed over when everything
// it may have seen is durable.

import type { Event } from "../core/events.ts";
import type { Call } from "./call.ts";
import type { ActionPage, Json, Venue } from "./declare.ts";
import { isWireError, wireError, type WireError } from "./errors.ts";
import type { Limits } from "./stages/limit.ts";

/** What performing needs. */
export interface PerformParts<Past> {
  readonly venue: Venue<Past>;
  readonly allowance: Limits;
  /** Told of every throw on the way: faults of this program, never of a client. */
  readonly fault: (error: unknown, what: string) => void;
}

/** Makes what goes back out of what was answered, while the exchange is as it was then. */
export type Writing<Past, T> = (made: Json | WireError, call: Call<Past>) => T;

/** Performs a call that has passed every check. */
export function perform<Past, T>(
  { venue, allowance, fault }: PerformParts<Past>,
  call: Call<Past>,
  write: Writing<Past, T>,
  send: (written: T) => void,
): void {
  const { page, caller, values } = call;
  let reply: T | undefined;
  const unknown = (): T => write(wireError("STATUS_UNKNOWN"), call);
  const waiting = { release: () => send(reply ?? unknown()), lost: () => send(unknown()) };
  const render = (make: () => Json | WireError): void => {
    try {
      reply = write(make(), call);
    } catch (error) {
      fault(error, nameOf(call));
      reply = write(wireError("UNKNOWN"), call);
    }
  };
  switch (page.kind) {
    case "query":
      return venue.read((x) => render(() => page.answer(x, values, caller)), waiting);
    case "action":
      return act(page as ActionPage);
    case "connection":
      return venue.read((x) => render(() => page.act(call.session!, values, caller, x)), waiting);
    case "recall": {
      let present: unknown;
      let refused = false;
      return venue.recall(
        (x) => {
          render(() => {
            present = page.present(x, values, caller);
            refused = isWireError(present);
            return refused ? (present as WireError) : null;
          });
        },
        (past) => {
          if (!refused) render(() => page.past(present, past, values, caller));
        },
        waiting,
      );
    }
  }

  function act(asked: ActionPage): void {
    const command = asked.command(values, caller, venue.view);
    if (isWireError(command)) return venue.read(() => render(() => command), waiting);
    venue.perform(
      command,
      ({ events, rejection }, x) => {
        if (rejection !== undefined) {
          if (asked.countsRefused?.(rejection) === true) allowance.countOrders(call, 1);
          return render(() => asked.refusal?.(rejection, values, caller) ?? call.family.refusal(rejection, x));
        }
        const { orders, free } = asked.weight;
        if (free?.(events ?? []) === true) allowance.giveBack(call);
        if (orders !== undefined) allowance.countOrders(call, orders === "each" ? placedBy(events ?? []) : orders);
        render(() => asked.reply(events ?? [], x, values, caller));
      },
      waiting,
    );
  }
}

/** How many orders were placed by whoever asked. */
function placedBy(events: readonly Event[]): number {
  return events.filter((event) => event.type === "OrderPlaced" && event.forced !== true).length;
}

/** What a call is called where something is told of it. */
export function nameOf<Past>({ page }: Call<Past>): string {
  return page.kind === "connection" ? page.method : page.route;
}
