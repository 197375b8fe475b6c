import { type OpenAPIObject } from '@nestjs/swagger';
import { documentSchema } from '../dto/json-schema.js';
import { shapeNamed } from '../dto/shape.js';
import { Turn } from '../running/turn.js';
import { type OpenApiSchema } from './schema.js';

/**
 * Adds the schema of each shape that a document refers to, and of those that these refer to, in the order of their names.
 *
 * @throws Error where a reference leads to no shape
 */
export async function addComponents(document: OpenAPIObject): Promise<void> {
  const turn = new Turn();
  const schemas: Record<string, OpenApiSchema> = {};
  for (const open = namesIn(document); open.length > 0;) {
    if (turn.isOver()) await turn.next();
    const name = open.pop() ?? '';
    if (name in schemas) continue;
    const type = shapeNamed(name);
    if (!type) throw new Error(`The document refers to ${name}, which is no shape.`);
    const schema = documentSchema(type);
    schemas[name] = schema;
    open.push(...namesIn(schema));
  }
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  document.components = { ...document.components, schemas: Object.fromEntries(sorted) };
}

function namesIn(value: unknown): string[] {
  const references = JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  return [...references].map(([, name]) => name ?? '');
}
