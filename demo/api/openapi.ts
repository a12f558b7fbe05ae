import { schemas } from "./openapi-schemas.js";

const jsonOf = (name: keyof typeof schemas) =>
  ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } }) as const;

const answerOf = (name: keyof typeof schemas, description: string) =>
  ({ description, content: jsonOf(name) }) as const;

const failures = {
  "401": answerOf("Error", "Known. The bearer token is missing, wrong or expired."),
  "502": answerOf(
    "Error",
    "Known. Another system answered unexpectedly: a passing fault, or a request body that it cannot use.",
  ),
} as const;

const notFound = answerOf("Error", "Known; its body is likely, and may be empty. There is no such basket.");

/**
 * The Limio Commerce API as far as a partner checkout needs it, as an OpenAPI document of our own.
 *
 * Each description says how sure it is: *known* is stated by Limio's public documentation or seen in its public code,
 * *likely* follows from that, *decided* is ours because nothing says.
 */
export const openapi = {
  openapi: "3.1.0",
  info: {
    title: "Limio Commerce API: partner checkout",
    version: "1",
    description:
      "Written by the authors of partner-checkout, not by Limio. Each description says what is known, likely or decided.",
  },
  servers: [
    { url: "https://{tenant}.prod.limio.com/api", variables: { tenant: { default: "example" } } },
    { url: "/api", description: "The embedded stand-in, or a proxy on the page's own origin." },
  ],
  security: [{ partner: [] }],
  paths: {
    "/partner/checkout/initiate": {
      post: {
        operationId: "initiate",
        summary: "Creates a basket. The same external_id gives the same basket (likely).",
        requestBody: { required: true, content: jsonOf("InitiateRequest") },
        responses: {
          "200": {
            ...answerOf("InitiateAnswer", "Known. The basket's id."),
            headers: {
              "Set-Cookie": {
                description:
                  "Likely. The landing-state cookie, `limio_state`; its encoding is not published.",
                schema: { type: "string" },
              },
            },
          },
          ...failures,
        },
      },
    },
    "/partner/checkout/update": {
      put: {
        operationId: "update",
        summary: "Changes the basket that the landing-state cookie names (known).",
        parameters: [
          {
            name: "limio_state",
            in: "cookie",
            required: true,
            description: "That the Cookie header is required is known; the name is likely.",
            schema: { type: "string" },
          },
        ],
        requestBody: { required: true, content: jsonOf("UpdateRequest") },
        responses: {
          "200": answerOf("UpdateAnswer", "Known. The whole order after the change."),
          "404": notFound,
          ...failures,
        },
      },
    },
    "/partner/checkout/validate/{basketId}": {
      post: {
        operationId: "validate",
        summary: "Says whether the basket may be ordered, and what is in it (path form: likely).",
        parameters: [
          {
            name: "basketId",
            in: "path",
            required: true,
            schema: { $ref: "#/components/schemas/BasketId" },
          },
        ],
        responses: {
          "200": answerOf("ValidateAnswer", "The basket's state and what is wrong with it."),
          "404": notFound,
          ...failures,
        },
      },
    },
    "/partner/checkout/validate": {
      post: {
        operationId: "validateByBody",
        summary: "The same with the id in the body (decided).",
        requestBody: { required: true, content: jsonOf("ValidateRequest") },
        responses: {
          "200": answerOf("ValidateAnswer", "The basket's state and what is wrong with it."),
          "404": notFound,
          ...failures,
        },
      },
    },
  },
  components: {
    securitySchemes: {
      partner: {
        type: "http",
        scheme: "bearer",
        bearerFormat: "JWT",
        description: "Known. A client-credentials token with the scope `partner`; lasts 3600 seconds.",
      },
    },
    schemas,
  },
} as const;
