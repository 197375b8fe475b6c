import { type Type } from '@nestjs/common';
import type { ApiBodyOptions } from '@nestjs/swagger';
import { type JsonSchema, referenceTo } from '../dto/json-schema.js';
import { type Member, membersOf } from '../dto/rules.js';

/** A schema of OpenAPI, as @nestjs/swagger names its type. */
export type OpenApiSchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** What describes a body or an answer: a shape, several of which it has to fit one, or a schema that holds references. */
export type Described = Type | readonly Type[] | JsonSchema;

export function openApiSchema(described: Described): OpenApiSchema {
  if (typeof described === 'function') return referenceTo(described);
  if (isList(described)) return unionOf(described);
  return described;
}

/** One of several shapes. Where each has a fixed value of one member, e.g. its type, that member tells them apart. */
export function unionOf(types: readonly Type[]): JsonSchema {
  const tag = tagOf(types);
  const discriminator = tag && {
    propertyName: tag.member,
    mapping: Object.fromEntries(
      types.map((type, at) => [tag.values[at] ?? '', String(referenceTo(type)['$ref'])]),
    ),
  };
  return { oneOf: types.map(referenceTo), ...(discriminator && { discriminator }) };
}

function tagOf(
  types: readonly Type[],
): { readonly member: string; readonly values: readonly string[] } | undefined {
  const fixed = types.map((type) => new Map(membersOf(type).flatMap(fixedText)));
  const member = [...(fixed[0]?.keys() ?? [])].find((name) => fixed.every((values) => values.has(name)));
  return member === undefined
    ? undefined
    : { member, values: fixed.map((values) => values.get(member) ?? '') };
}

function fixedText({ name, rules }: Member): (readonly [string, string])[] {
  const value = rules.find((rule) => rule.name === 'equals')?.constraints[0];
  return typeof value === 'string' ? [[name, value]] : [];
}

function isList(described: Described): described is readonly Type[] {
  return Array.isArray(described);
}
