// One call of the control plane over HTTP.

/**
 * Calls a route with its parameters, prints the answer, and says how the process should end: 0, or 1 for
 * a refusal, 2 where no venue answers.
 */
export async function call(
  route: string,
  values: Record<string, string>,
  to: { readonly url: string; readonly token?: string | undefined },
): Promise<number> {
  const [method, template] = route.split(" ") as [string, string];
  const rest = { ...values };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name] ?? "";
    delete rest[name];
    return encodeURIComponent(value);
  });
  const request: RequestInit = { method, headers: headersOf(to.token, method) };
  const query = method === "GET" ? `?${new URLSearchParams(rest).toString()}` : "";
  if (method !== "GET") request.body = JSON.stringify(rest);
  let response: Response;
  try {
    response = await fetch(`${to.url}${path}${query}`, request);
  } catch {
    process.stderr.write(
      `margrave: no venue answers at ${to.url}; start one with "npm start", or name another with --url\n`,
    );
    return 2;
  }
  const text = await response.text();
  if (!response.ok) {
    process.stderr.write(`margrave: ${reason(text)}\n`);
    return 1;
  }
  process.stdout.write(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  return 0;
}

function headersOf(token: string | undefined, method: string): Record<string, string> {
  return {
    ...(method === "GET" ? {} : { "Content-Type": "application/json" }),
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  };
}

function reason(text: string): string {
  try {
    return (JSON.parse(text) as { msg: string }).msg;
  } catch {
    return text.trim();
  }
}
