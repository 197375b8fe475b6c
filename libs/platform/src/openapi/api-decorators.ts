import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { memberSchema, referenceTo } from '../dto/json-schema.js';
import { membersOf } from '../dto/rules.js';
import { shapeOf } from '../dto/shape.js';
import { PROBLEM_MEDIA_TYPE } from '../problems/problem.js';
import { titleOf } from '../problems/title-of.js';
import { ProblemAnswer } from './problem-schema.js';
import { type Described, openApiSchema, type OpenApiSchema } from './schema.js';

/** Names of the security schemes in the description of the API: any one does. */
export const SECURITY_SCHEMES = { key: 'key', token: 'token', session: 'session' } as const;

type Decorator = MethodDecorator & ClassDecorator;

/** Named examples: what each shows, and the value. */
export type Examples = Readonly<Record<string, unknown>>;

/** Describes a JSON body in the API's document: the same shape that the `BodyPipe` checks. Of several it has to fit one. */
export function ApiJsonBody(
  described: Described,
  options: { readonly description?: string; readonly examples?: Examples; readonly required?: boolean } = {},
): MethodDecorator {
  const { examples, ...rest } = options;
  return applyDecorators(
    ApiConsumes('application/json'),
    ApiBody({
      required: true,
      ...rest,
      schema: openApiSchema(described),
      ...(examples && { examples: named(examples) }),
    }),
  );
}

/** What is answered instead to whoever asks for another media type, by that type. */
export type OtherTypes = Readonly<
  Record<string, { readonly described: Described; readonly examples?: Examples }>
>;

/** Describes an answer that is no problem. */
export function ApiAnswer(
  status: number,
  described: Described,
  {
    description,
    examples,
    mediaType = 'application/json',
    otherTypes = {},
  }: {
    readonly description: string;
    readonly examples?: Examples;
    readonly mediaType?: string;
    readonly otherTypes?: OtherTypes;
  },
): Decorator {
  return ApiResponse({
    status,
    description,
    content: contentOf({ [mediaType]: { described, ...(examples && { examples }) }, ...otherTypes }),
  });
}

function contentOf(types: OtherTypes): Record<string, object> {
  return Object.fromEntries(
    Object.entries(types).map(([mediaType, { described, examples }]) => [
      mediaType,
      { schema: openApiSchema(described), ...(examples && { examples: named(examples) }) },
    ]),
  );
}

/**
 * Describes a refusal: one status with all codes that it may carry. Give it once per status.
 *
 * `@ApiProblem(409, 'The report id was used before.', 'report-id-reused')`
 */
export function ApiProblem(status: number, description: string, ...codes: [string, ...string[]]): Decorator {
  return problemResponse({}, status, description, codes);
}

/** The same of a route that answers otherwise to whoever asks for another media type: `ApiProblemOr(others)(409, ...)`. */
export function ApiProblemOr(otherTypes: OtherTypes): typeof ApiProblem {
  return (status, description, ...codes) => problemResponse(otherTypes, status, description, codes);
}

function problemResponse(
  otherTypes: OtherTypes,
  status: number,
  description: string,
  codes: readonly string[],
): Decorator {
  return ApiResponse({
    status,
    description: `${description} Codes: ${codes.join(', ')}.`,
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: {
          allOf: [
            referenceTo(ProblemAnswer),
            { type: 'object', properties: { status: { enum: [status] }, code: { enum: codes } } },
          ],
        },
        examples: Object.fromEntries(
          codes.map((code) => [code, { value: exampleOf(status, code, description) }]),
        ),
      },
      ...contentOf(otherTypes),
    },
  });
}

function exampleOf(status: number, code: string, detail: string): object {
  return { type: `urn:kafila:problem:${code}`, title: titleOf(code), status, code, detail };
}

/** Describes every parameter of a query: the same shape that the `QueryPipe` checks. */
export function ApiQueryOf(shape: Type): MethodDecorator {
  return applyDecorators(
    ...membersOf(shape, shapeOf(shape).inheritedFirst).map((member) => {
      const schema: OpenApiSchema = memberSchema(member);
      const { description } = schema as { description?: string };
      return ApiQuery({
        name: member.name,
        required: !member.optional,
        schema,
        ...(description !== undefined && { description }),
      });
    }),
  );
}

function named(examples: Examples): Record<string, { summary: string; value: unknown }> {
  return Object.fromEntries(
    Object.entries(examples).map(([summary, value], index) => [`example${index + 1}`, { summary, value }]),
  );
}
