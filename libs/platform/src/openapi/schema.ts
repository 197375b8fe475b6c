import { type Type } from '@nestjs/common';
import type { ApiBodyOptions } from '@nestjs/swagger';
import type { TSchema } from '@sinclair/typebox';
import { documentSchema, type JsonSchema, referenceTo } from '../dto/json-schema.js';
import { type Member, membersOf } from '../dto/rules.js';
import { shapeNamed } from '../dto/shape.js';

/** A schema of OpenAPI, as @nestjs/swagger names its type. */
export type OpenApiSchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** What describes a body or an answer: a shape, several of which it has to fit one, or a schema that holds references. */
export type Described = Type | readonly Type[] | JsonSchema | TSchema;

export function openApiSchema(described: Described): OpenApiSchema {
  if (typeof described === 'function') return referenceTo(described) as OpenApiSchema;
  if (isList(described)) return unionOf(described) as OpenApiSchema;
  return described as OpenApiSchema;
}

/**
 * Adds the schema of each shape that a document refers to, and of those that these refer to.
 *
 * @throws Error where a reference leads to no shape
 */
export function addComponents(document: { components?: { schemas?: Record<string, unknown> } }): void {
  const schemas: Record<string, unknown> = {};
  const known = new Set(Object.keys(document.components?.schemas ?? {}));
  for (const open = namesIn(document); open.length > 0;) {
    const name = open.pop() ?? '';
    if (name in schemas) continue;
    const type = shapeNamed(name);
    if (!type && known.has(name)) continue;
    if (!type) throw new Error(`The document refers to ${name}, which is no shape.`);
    schemas[name] = documentSchema(type);
    open.push(...namesIn(schemas[name]));
  }
  const sorted = Object.keys(schemas)
    .sort()
    .map((name) => [name, schemas[name]]);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ...(Object.fromEntries(sorted) as Record<string, unknown>) },
  };
}

/** One of several shapes. Where each has a fixed value of one member, e.g. its type, that member tells them apart. */
export function unionOf(types: readonly Type[]): JsonSchema {
  const tag = tagOf(types);
  const discriminator = tag && {
    propertyName: tag.member,
    mapping: Object.fromEntries(types.map((type, at) => [tag.values[at], referenceTo(type)['$ref']])),
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

function namesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name ?? '',
  );
}

function isList(described: Described): described is readonly Type[] {
  return Array.isArray(described);
}
