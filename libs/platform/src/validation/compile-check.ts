import { type Type } from '@nestjs/common';
import type { ValidateFunction } from 'ajv';
import { checkSchema, type JsonSchema } from '../dto/json-schema.js';
import type { FieldError } from '../problems/problem.js';
import { explain } from './explain.js';
import { quick, thorough } from './schema-compiler.js';

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

export type Check<T> = (value: unknown) => Checked<T>;

/**
 * Containers and values up to which all faults are looked for; a larger value is told its first one. Keeps a refusal
 * cheap: each value that is wrong may make as many errors as there are words of which it should be one.
 */
const THOROUGH_UP_TO = 1_000;

/**
 * Makes a check of a shape (`@Closed`, `@Open`); of several shapes, a value has to fit one. Make it once, when the module is
 * loaded. It is compiled when it is first used, which takes milliseconds: nothing must wait for a hundred checks that it may
 * never need. The check neither changes nor converts the value; a valid value comes back as it is, at the cost of one
 * compiled function.
 *
 * A refusal names each wrong field once, at most 20 of them.
 *
 * The check throws where the shape has a rule of which no schema is known: a check that does not exist never passes.
 */
export function compileCheck<T extends object>(...shapes: readonly Type<T>[]): Check<T> {
  let schema: JsonSchema | undefined;
  let passes: ValidateFunction<T> | undefined;
  let findAll: ValidateFunction | undefined;
  return (value) => {
    schema ??= schemaOf(shapes);
    passes ??= quick.compile<T>(schema);
    if (passes(value)) return { ok: true, value };
    const first = passes.errors ?? [];
    if (!isSmall(value, THOROUGH_UP_TO)) return { ok: false, errors: explain(first) };
    findAll ??= thorough.compile(schema);
    if (findAll(value)) throw new Error('One schema compiled twice gave two answers.');
    return { ok: false, errors: explain(findAll.errors ?? first) };
  };
}

function schemaOf(shapes: readonly Type[]): JsonSchema {
  const schemas = shapes.map(checkSchema);
  return schemas.length === 1 && schemas[0] ? schemas[0] : { anyOf: schemas };
}

/** Whether a value holds no more than `most` values, looking at no more than that many. */
export function isSmall(value: unknown, most: number): boolean {
  const open: unknown[] = [value];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next) && next.length + seen > most) return false;
    const inner: unknown[] = Object.values(next);
    seen += inner.length;
    if (seen > most) return false;
    for (const item of inner) if (typeof item === 'object' && item !== null) open.push(item);
  }
  return true;
}
