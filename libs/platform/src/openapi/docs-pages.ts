import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

/** What the page needs of Swagger UI's package, and the media type of each. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
};

/** The validator badge would send the document to a service on the Internet. */
const START = `SwaggerUIBundle({ url: './openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

const TO_READ = { config: { needs: 'reference.read' } } as const;

/** Keeps the promise that the pages need nothing from outside, whatever a later version of Swagger UI would like. */
const ONLY_FROM_HERE = [
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

/**
 * Serves the pages at `/docs`. Not by `SwaggerModule.setup`: the static file server it loads for three files is the
 * only use there would be for one.
 */
export function serveDocsPages(fastify: FastifyInstance, title: string): void {
  fastify.get('/docs', TO_READ, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', ONLY_FROM_HERE)
      .send(pageOf(title)),
  );
  fastify.get('/docs/', TO_READ, (_request, reply) => reply.redirect('../docs'));
  fastify.get('/docs/start.js', TO_READ, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(START),
  );
  for (const [name, mediaType] of Object.entries(ASSETS)) {
    fastify.get(`/docs/${name}`, TO_READ, async (_request, reply) =>
      reply
        .type(mediaType)
        .header('cache-control', 'max-age=3600')
        .send(await readAsset(name)),
    );
  }
}

/** Found by way of the package that brings it along. */
function readAsset(name: string): Promise<Buffer> {
  const nestSwagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return readFile(createRequire(nestSwagger).resolve(`swagger-ui-dist/${name}`));
}

function pageOf(title: string): string {
  const safeTitle = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${safeTitle}</title>
    <link rel="icon" href="./docs/favicon-32x32.png" />
    <link rel="stylesheet" href="./docs/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="./docs/swagger-ui-bundle.js"></script>
    <script src="./docs/start.js"></script>
  </body>
</html>
`;
}
