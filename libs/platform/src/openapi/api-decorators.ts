import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { TObject, TSchema } from '@sinclair/typebox';
import { PROBLEM_MEDIA_TYPE } from '../problems/problem.js';
import { PROBLEM_SCHEMA_NAME } from './problem-schema.js';
import { openApiSchema } from './schema.js';

type Decorator = MethodDecorator & ClassDecorator;

/** Named examples: what each shows, and the value. */
export type Examples = Readonly<Record<string, unknown>>;

/** Describes a JSON body in the API's document: the same schema that the `BodyPipe` checks. */
export function ApiJsonBody(
  schema: TSchema,
  options: { readonly description?: string; readonly examples?: Examples; readonly required?: boolean } = {},
): MethodDecorator {
  const { examples, ...rest } = options;
  return applyDecorators(
    ApiConsumes('application/json'),
    ApiBody({
      required: true,
      ...rest,
      schema: openApiSchema(schema),
      ...(examples && { examples: named(examples) }),
    }),
  );
}

/** Describes an answer that is no problem. */
export function ApiAnswer(
  status: number,
  schema: TSchema,
  {
    description,
    examples,
    mediaType = 'application/json',
  }: {
    readonly description: string;
    readonly examples?: Examples;
    readonly mediaType?: string;
  },
): Decorator {
  return ApiResponse({
    status,
    description,
    content: {
      [mediaType]: { schema: openApiSchema(schema), ...(examples && { examples: named(examples) }) },
    },
  });
}

/**
 * Describes a refusal: one status with all codes that it may carry. Give it once per status.
 *
 * `@ApiProblem(409, 'The report id was used before.', 'report-id-reused')`
 */
export function ApiProblem(status: number, description: string, ...codes: [string, ...string[]]): Decorator {
  return ApiResponse({
    status,
    description: `${description} Codes: ${codes.join(', ')}.`,
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: {
          allOf: [
            { $ref: `#/components/schemas/${PROBLEM_SCHEMA_NAME}` },
            { type: 'object', properties: { status: { enum: [status] }, code: { enum: codes } } },
          ],
        },
      },
    },
  });
}

/** Describes every parameter of a query: the same schema that the `QueryPipe` checks. */
export function ApiQueryOf(schema: TObject): MethodDecorator {
  return applyDecorators(
    ...Object.entries(schema.properties).map(([name, property]) =>
      ApiQuery({
        name,
        required: schema.required?.includes(name) ?? false,
        schema: openApiSchema(property),
        ...(property.description !== undefined && { description: property.description }),
      }),
    ),
  );
}

function named(examples: Examples): Record<string, { summary: string; value: unknown }> {
  return Object.fromEntries(
    Object.entries(examples).map(([summary, value], index) => [`example${index + 1}`, { summary, value }]),
  );
}
