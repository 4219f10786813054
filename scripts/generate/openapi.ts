// The pages as an OpenAPI 3.1 document, made from their declarations.

import { readFileSync } from "node:fs";
import { families } from "../../src/api/endpoints.ts";
import type { PageFamily } from "../../src/api/page.ts";
import { isSigned } from "../../src/gateway/declare.ts";
import type { Parameter } from "../../src/gateway/parameters.ts";

type Page = PageFamily["pages"][number];

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** The document. */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {};
  const pages = families.flatMap((family) => family.pages.map((page) => ({ page, family })));
  for (const { page, family } of pages.sort((a, b) => (a.page.route < b.page.route ? -1 : 1))) {
    const [method, path] = page.route.split(" ") as [string, string];
    (paths[path] ??= {})[method.toLowerCase()] = operation(page, family);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Margrave",
      version,
      description: "Binance's margin, COIN-M, spot and wallet pages as this venue serves them.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "http://127.0.0.1:9080" }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-MBX-APIKEY" } },
      schemas: {
        Error: {
          type: "object",
          required: ["code", "msg"],
          properties: { code: { type: "integer" }, msg: { type: "string" } },
        },
      },
    },
  };
}

function operation(page: Page, family: PageFamily): object {
  const params = Object.entries(page.params as Record<string, Parameter<unknown>>).map(([name, parameter]) =>
    parameterObject(name, parameter),
  );
  return {
    operationId: page.route,
    summary: page.title,
    tags: [family.name],
    description: `${page.security}. Weight ${weightText(page)}.${page.differs === undefined ? "" : ` Differs: ${page.differs}.`}`,
    parameters: isSigned(page.security) ? [...params, ...signedParameters()] : params,
    ...(page.security === "NONE" ? {} : { security: [{ key: [] }] }),
    responses: {
      200: { description: "The answer.", content: { "application/json": {} } },
      "4XX": {
        description: "A refusal.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

/** What a call costs, in words. */
export function weightText(page: Page): string {
  const { per, cost, orders } = page.weight;
  const amount = typeof cost === "number" ? String(cost) : "by parameters";
  return `${amount} (${per === "ip" ? "IP" : "UID"})${orders === undefined ? "" : `, ${orders} order`}`;
}

function parameterObject(name: string, parameter: Parameter<unknown>): object {
  const fallback = parameter.absent?.value;
  const shown = typeof fallback === "string" || typeof fallback === "number" || typeof fallback === "boolean";
  return {
    name,
    in: "query",
    required: parameter.absent === undefined,
    schema: {
      type:
        parameter.type === "LONG" || parameter.type === "INT"
          ? "integer"
          : parameter.type === "BOOLEAN"
            ? "boolean"
            : "string",
      ...(parameter.type === "DECIMAL" ? { format: "decimal" } : {}),
      ...(parameter.values === undefined || parameter.type === "BOOLEAN" ? {} : { enum: [...parameter.values] }),
      ...(parameter.minimum === undefined ? {} : { minimum: parameter.minimum }),
      ...(parameter.maximum === undefined ? {} : { maximum: parameter.maximum }),
      ...(shown ? { default: fallback } : {}),
    },
  };
}

function signedParameters(): object[] {
  return [
    { name: "recvWindow", in: "query", required: false, schema: { type: "integer", default: 5000 } },
    { name: "timestamp", in: "query", required: true, schema: { type: "integer" } },
    { name: "signature", in: "query", required: true, schema: { type: "string" } },
  ];
}
