import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { serveDocsPages } from './docs-pages.js';
import { SECURITY_SCHEMES } from './api-decorators.js';
import { addComponents } from './components.js';
import { operationId } from './operation-id.js';

export interface ApiDescription {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** Groups of operations (`@ApiTags`) and what each is for. */
  readonly tags?: Readonly<Record<string, string>>;
  /** What every answer says in its headers where the operation takes a query parameter of this name. */
  readonly headersWith?: HeadersWith;
}

/** What is said of all operations that take a parameter. */
export interface HeadersWith {
  readonly parameter: string;
  /** Of all their answers. */
  readonly headers: Readonly<Record<string, Header>>;
  /** What else they may be sent, and answer then. */
  readonly sent: Readonly<Record<string, Header>>;
  readonly answers: Readonly<Record<string, { readonly description: string }>>;
}

/** A header of an answer, or of a call. */
export interface Header {
  readonly description: string;
  readonly schema: { readonly type: 'integer' | 'string'; readonly examples: readonly (number | string)[] };
}

const KEY =
  'An API key. Needed as soon as there are keys: until then, programs on the machine itself call without.';

const TOKEN =
  'A token of the issuer that KAFILA_OIDC_ISSUER names, for the audience of KAFILA_OIDC_AUDIENCE (docs/oidc.md).';
const SESSION =
  'Of a browser in which somebody signed in by GET /login. What changes something has to come from a page of this service, ' +
  'with its own `Origin` and the header `kafila-request: 1`.';
/** As libs/access names it. */
const SESSION_COOKIE = '__Host-kafila';

const TO_READ = { config: { needs: 'reference.read' } } as const;

/**
 * Serves the API's own description: OpenAPI 3.1 at `/openapi.json` and pages to read and try it at `/docs`. Everything
 * the pages need comes from this service; they work without a network. Call it before `listen`.
 */
export function serveOpenApi(app: NestFastifyApplication, about: ApiDescription): void {
  const fastify = app.getHttpAdapter().getInstance();
  // Made when it is first asked for: it is a good part of a start, and few ask.
  let text: Promise<string> | undefined;
  fastify.get('/openapi.json', TO_READ, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(await (text ??= described(app, about))),
  );
  serveDocsPages(fastify, about.title);
}

async function described(app: NestFastifyApplication, about: ApiDescription): Promise<string> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(about.title)
    .setDescription(about.description)
    .setVersion(about.version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  for (const [name, description] of Object.entries(about.tags ?? {})) builder.addTag(name, description);

  builder.addServer('/', 'This service.');
  builder.addBearerAuth(
    { type: 'http', scheme: 'bearer', bearerFormat: 'kfa_...', description: KEY },
    SECURITY_SCHEMES.key,
  );
  builder.addBearerAuth(
    { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: TOKEN },
    SECURITY_SCHEMES.token,
  );
  builder.addCookieAuth(
    SESSION_COOKIE,
    { type: 'apiKey', in: 'cookie', description: SESSION },
    SECURITY_SCHEMES.session,
  );

  const document = SwaggerModule.createDocument(app, builder.build(), {
    autoTagControllers: false,
    operationIdFactory: operationId,
  });
  await addComponents(document);
  if (about.headersWith) describeHeaders(document, about.headersWith);
  return JSON.stringify(document);
}

function describeHeaders(document: OpenAPIObject, { parameter, headers, sent, answers }: HeadersWith): void {
  for (const { get } of Object.values(document.paths)) {
    if (!get?.parameters?.some((one) => 'name' in one && one.name === parameter)) continue;
    for (const [name, header] of Object.entries(sent))
      get.parameters.push({ ...header, in: 'header', name, required: false });
    for (const [status, answer] of Object.entries(answers)) get.responses[status] = { ...answer };
    for (const answer of Object.values(get.responses)) {
      if (answer && 'description' in answer) Object.assign(answer, { headers });
    }
  }
}
