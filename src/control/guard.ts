// Who may steer: callers on this machine, and those who have the token. Web pages may not, even when
// the browser that shows them runs here.

import { createHash, timingSafeEqual } from "node:crypto";

/** What is known of a caller. */
export interface Knock {
  readonly ip: string;
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

/** Whether a caller may steer, and whether it is on this machine. */
export interface Admission {
  readonly allowed: boolean;
  readonly local: boolean;
}

/** A guard. `token` admits callers from elsewhere; `host` is the name the venue listens on. */
export function guard(token: string | undefined, host: string): (knock: Knock) => Admission {
  return (knock) => {
    const byToken =
      token !== undefined && knock.authorization !== undefined && same(knock.authorization, `Bearer ${token}`);
    const local = isLoopback(knock.ip) && namesThisMachine(knock.host, host) && !fromAnotherSite(knock);
    return { allowed: byToken || local, local };
  };
}

/** Whether an address is this machine's own. */
export function isLoopback(ip: string): boolean {
  return ip === "::1" || ip === "localhost" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(ip);
}

/** A page whose name was made to point here sends its own name: that is nobody on this machine. */
function namesThisMachine(sent: string | undefined, host: string): boolean {
  if (sent === undefined) return false;
  const name = sent.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return isLoopback(name) || name === host;
}

function fromAnotherSite({ origin, host }: Knock): boolean {
  return origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
