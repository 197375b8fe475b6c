import type { ErrorObject } from 'ajv';
import type { FieldError } from '../problems/problem.js';
import { type Format, FORMATS, type FormatName } from '../dto/formats.js';
import { writtenOut } from '../dto/hidden-characters.js';
import { clip, fragment } from './pointer.js';
import { fixedValues } from './narrow-unions.js';
import { nearestName } from './nearest-name.js';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
};
const MOST_NAMES = 40;

interface Params {
  readonly missingProperty?: string;
  readonly additionalProperty?: string;
  readonly unevaluatedProperty?: string;
  readonly values?: unknown[];
  readonly types?: string[];
  readonly type?: string | string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly limit?: number;
  readonly comparison?: string;
  readonly multipleOf?: number;
  readonly tag?: string;
  readonly tagValue?: unknown;
  readonly i?: number;
  readonly j?: number;
}

/** Says in words what one error of ajv means. The detail is to be read after the field's name. */
export function describeFault(error: ErrorObject): FieldError {
  const params = error.params as Params;
  const schema = error.parentSchema ?? {};
  const at = (property?: string): string => fragment(error.instancePath, property);
  const whole = (code: string, detail: string): FieldError => ({
    pointer: at(error.propertyName),
    code,
    detail,
  });
  const limit = params.limit ?? 0;

  switch (error.keyword) {
    case 'required':
      return { pointer: at(params.missingProperty), code: 'missing', detail: 'is missing' };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = params.additionalProperty ?? params.unevaluatedProperty ?? '';
      return { pointer: at(name), code: 'unknown-field', detail: describeUnknown(name, schema) };
    }
    case 'discriminator':
      return {
        pointer: at(params.tag),
        code: 'not-one-of',
        detail: `must be ${oneOf(tagsOf(schema, params.tag ?? ''))}${butIs(params.tagValue)}`,
      };
    case 'alternatives':
      return whole('not-one-of', describeAlternatives(params, error.data));
    case 'const':
    case 'enum':
    case 'type': {
      const values = fixedValues(error);
      if (values) return whole('not-one-of', `must be ${oneOf(values)}${butIs(error.data)}`);
      return whole(
        'wrong-type',
        `must be ${kinds([params.type ?? ''].flat())}, but is ${kindOf(error.data)}`,
      );
    }
    case 'format': {
      const { should, code = 'wrong-format' }: Format = FORMATS[params.format as FormatName];
      return whole(code, `${should}${butIs(error.data)}`);
    }
    case 'pattern':
      return whole(
        'wrong-format',
        `must match ${params.pattern ?? ''}${example(schema)}${butIs(error.data)}`,
      );
    case 'minLength':
      return whole('too-short', limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`);
    case 'maxLength':
      return whole('too-long', `must have at most ${limit} characters`);
    case 'minItems':
      return whole('too-few', limit === 1 ? 'must not be empty' : `must hold at least ${limit} items`);
    case 'maxItems':
      return whole('too-many', `must hold at most ${limit} items`);
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return whole('out-of-range', `must be ${params.comparison ?? ''} ${limit}${butIs(error.data)}`);
    case 'multipleOf':
      return whole('out-of-range', `must be a multiple of ${params.multipleOf ?? 0}${butIs(error.data)}`);
    case 'uniqueItems':
      return whole(
        'repeated',
        `must not repeat an item: items ${params.j ?? 0} and ${params.i ?? 0} are the same`,
      );
    default:
      return whole('not-allowed', error.message ?? 'is not allowed');
  }
}

function describeUnknown(name: string, schema: Record<string, unknown>): string {
  const known = Object.keys((schema['properties'] as object | undefined) ?? {});
  if (known.length === 0) return 'is not a known field';
  const near = nearestName(name, known);
  const list = known.length > MOST_NAMES ? [...known.slice(0, MOST_NAMES), '…'] : known;
  return `is not a known field; ${near === undefined ? '' : `did you mean ${near}? `}known are ${list.join(', ')}`;
}

function describeAlternatives({ values = [], types = [] }: Params, data: unknown): string {
  const wanted = [...(values.length > 0 ? [oneOf(values)] : []), ...(types.length > 0 ? [kinds(types)] : [])];
  return `must be ${wanted.join(' or ')}${butIs(data)}`;
}

function tagsOf(schema: Record<string, unknown>, tag: string): unknown[] {
  const branches = schema['oneOf'] as {
    properties?: Record<string, { const?: unknown; enum?: unknown[] }>;
  }[];
  return branches.flatMap((branch) => branch.properties?.[tag]?.enum ?? [branch.properties?.[tag]?.const]);
}

function oneOf(values: readonly unknown[]): string {
  const printed = [...new Set(values.map((value) => JSON.stringify(value)))];
  return printed.length === 1 ? String(printed[0]) : `one of ${printed.join(', ')}`;
}

function kinds(types: readonly string[]): string {
  return [...new Set(types)].map((type) => KINDS[type] ?? type).join(' or ');
}

function kindOf(data: unknown): string {
  if (data === undefined) return 'missing';
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'an array';
  if (typeof data === 'number') return `the number ${data}`;
  return KINDS[typeof data] ?? typeof data;
}

function butIs(data: unknown): string {
  return `, but is ${typeof data === 'string' ? writtenOut(JSON.stringify(clip(data))) : kindOf(data)}`;
}

function example({ examples }: Record<string, unknown>): string {
  return Array.isArray(examples) && typeof examples[0] === 'string' ? `, e.g. ${examples[0]}` : '';
}
