// The streams' reference.

import { marketStreams, userEvents } from "../../src/streams/streams.ts";

/** The reference as Markdown. */
export function streamReference(): string {
  return [
    "# Streams",
    "",
    "Made from the declarations; do not edit. `/ws/<stream>` sends events bare, `/stream?streams=<a>/<b>` wrapped with the",
    "stream's name; both take SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY and GET_PROPERTY. Symbols are",
    "written in lower case. A name of no stream stays silent, as on the real exchange. Other streams and events are not",
    'served yet. A refused message is answered with `{"error":{"code":…,"msg":…},"id":…}`.',
    "",
    "| stream | markets | page | documented | differs |",
    "|---|---|---|---|---|",
    ...marketStreams.map((each) =>
      tableRow(`\`<symbol>${each.suffix}\``, `${each.market}s`, each.title, each.documented, each.differs ?? ""),
    ),
    "",
    "| account event | family | page | documented | differs |",
    "|---|---|---|---|---|",
    ...userEvents.map((each) =>
      tableRow(each.title.replace("Event: ", ""), each.family, each.page, each.documented, each.differs ?? ""),
    ),
    "",
  ].join("\n");
}

function tableRow(...cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
