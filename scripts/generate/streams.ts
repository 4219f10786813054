// The streams' reference.

import { marketStreams, userEvents } from "../../src/streams/streams.ts";

/** The reference as Markdown. */
export function streamReference(): string {
  return [
    "# Streams",
    "",
    "Made from the declarations; do not edit. `/ws/<stream>` sends events bare, `/stream?streams=<a>/<b>` wrapped with the",
    "stream's name; both take SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY and GET_PROPERTY. A name of no stream",
    "stays silent, as on the real exchange. Other streams and events are not served yet.",
    "",
    "| stream | markets | page | documented |",
    "|---|---|---|---|",
    ...marketStreams.map(
      (each) => `| \`<symbol>${each.suffix}\` | ${each.market}s | ${each.title} | ${each.documented} |`,
    ),
    "",
    "| account event | family | page | documented |",
    "|---|---|---|---|",
    ...userEvents.map(
      (each) => `| ${each.title.replace("Event: ", "")} | ${each.family} | ${each.page} | ${each.documented} |`,
    ),
    "",
  ].join("\n");
}
