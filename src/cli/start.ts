// Running a venue in the foreground.

import { flushCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type RunningVenue, startVenue, Unsound } from "../main.ts";
import { banner } from "./banner.ts";
import { savedFiles } from "./saved-files.ts";

/** The options of `start`. */
export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly memory: boolean;
  readonly seed: number;
  readonly profile?: string;
  readonly quirk: Readonly<Record<string, string>>;
  readonly reference?: readonly string[];
  readonly house: boolean;
  readonly market?: "still" | "living";
  readonly limits: "on" | "off";
  readonly timestamps: "either" | "venue";
  readonly token?: string;
  readonly quiet: boolean;
}

/** How the process ends when the venue can no longer be trusted: sysexits' EX_SOFTWARE. */
const UNSOUND_EXIT = 70;

/** Starts a venue, prints what a newcomer needs, and stops it when asked to. */
export async function start(options: StartOptions): Promise<void> {
  if (options.memory && options.data !== undefined) {
    process.stderr.write("margrave: --memory keeps nothing, and --data says where to keep it: give one of them\n");
    process.exitCode = 1;
    return;
  }
  const data = options.memory ? undefined : (options.data ?? besideTheCheckout());
  let venue: RunningVenue;
  try {
    venue = await startVenue({
      host: options.host,
      port: options.port,
      data,
      seed: options.seed,
      choice: { profile: options.profile, quirks: options.quirk },
      reference: savedFiles(options.reference ?? []),
      house: options.house,
      market: options.market,
      freshMarket: options.house ? "living" : "still",
      strictness: { limits: options.limits, timestamps: options.timestamps },
      token: options.token,
      failed(failure) {
        process.stderr.write(`margrave: nothing more is acknowledged: ${failure.stack ?? failure.message}\n`);
        process.exitCode = UNSOUND_EXIT;
        setTimeout(() => process.exit(UNSOUND_EXIT), FAREWELL_MS);
      },
    });
  } catch (error) {
    process.stderr.write(`margrave: ${explained(error, options)}\n`);
    process.exitCode = error instanceof Unsound ? UNSOUND_EXIT : 1;
    return;
  }
  process.stdout.write(options.quiet ? `${venue.url}\n` : banner(venue, data));
  // Whoever is killed writes nothing at its end: the next start is quicker for what was compiled by now.
  flushCompileCache();
  let stopping = false;
  const stop = (): void => {
    // Asked twice, the process ends at once: what was acknowledged is durable anyway.
    if (stopping) process.exit(1);
    stopping = true;
    void venue.close().then(() => process.exit(0));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

/** How long callers may still be told that the outcome of their calls is unknown. */
const FAREWELL_MS = 250;

/** A directory beside the checkout, so that a clean clone stays clean. */
function besideTheCheckout(): string {
  const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  return join(dirname(checkout), "margrave-data");
}

function explained(error: unknown, options: StartOptions): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `port ${options.port} is in use; name another with --port`;
  if (code === "EACCES") return `port ${options.port} may not be listened on; name another with --port`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `${options.host} is not an address of this machine`;
  return error.message;
}
