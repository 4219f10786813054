// How the real exchange answers paths that are no page: each family in its own manner.

import type { RawAnswer } from "../gateway/declare.ts";
import { wireError } from "../gateway/errors.ts";
import { count, type Instant } from "../money/units.ts";

const JSON_TYPE = "application/json;charset=UTF-8";

/** Under /api: a web server's page. */
export function spotNotFound(): RawAnswer {
  return { status: 404, contentType: "text/html", body: "<html><body><h2>404 Not found</h2></body></html>" };
}

/** Under /sapi: the framework's own answer, with the time and the path. */
export function sapiNotFound(_method: string, path: string, now: Instant): RawAnswer {
  const body = { timestamp: count(now), status: 404, error: "Not Found", message: "No message available", path };
  return { status: 404, contentType: JSON_TYPE, body: JSON.stringify(body) };
}

/** Under /dapi: an error with a code. */
export function dapiNotFound(method: string, path: string): RawAnswer {
  const { status, code, msg } = wireError("NO_SUCH_PATH", { path, method });
  return { status, contentType: JSON_TYPE, body: JSON.stringify({ code, msg }) };
}
