import type { TSchema } from '@sinclair/typebox';
import type { ApiBodyOptions } from '@nestjs/swagger';

/** A schema of OpenAPI, as @nestjs/swagger names its type. */
export type OpenApiSchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** A TypeBox schema is JSON Schema 2020-12, which is what OpenAPI 3.1 wants: nothing to convert but the type. */
export function openApiSchema(schema: TSchema): OpenApiSchema {
  return schema;
}
