import { type Type } from '@nestjs/common';
import { type Member, membersOf, type Rule } from './rules.js';
import { portablePattern } from './portable-pattern.js';
import { shapeOf } from './shape.js';

/** JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface Form {
  /** The schema of another shape. */
  readonly nested: (type: Type) => JsonSchema;
  readonly words: (words: readonly unknown[]) => JsonSchema;
  readonly pattern: (pattern: RegExp) => string;
  readonly orNull: (schema: JsonSchema) => JsonSchema;
}

/** To compile a check from: whole in itself, and a union wherever a fault is to name what else would be right. */
const FOR_CHECK: Form = {
  nested: (type) => objectSchema(type, FOR_CHECK),
  words: (words) => (words.length === 1 ? literal(words[0]) : { anyOf: words.map(literal) }),
  pattern: ({ source }) => source,
  orNull: (schema) => ({ anyOf: [schema, { type: 'null' }] }),
};

/** For the API's document: other shapes by reference, patterns that every language takes. */
const FOR_DOCUMENT: Form = {
  nested: (type) => ({ $ref: `#/components/schemas/${shapeOf(type).name}` }),
  words: (words) => ({ type: typeof words[0], enum: [...words] }),
  pattern: portablePattern,
  orNull: ({ type, enum: words, ...rest }) =>
    typeof type === 'string'
      ? {
          type: [type, 'null'],
          ...rest,
          ...(Array.isArray(words) ? { enum: [...(words as unknown[]), null] } : {}),
        }
      : { anyOf: [{ ...(type === undefined ? {} : { type }), ...rest }, { type: 'null' }] },
};

export function checkSchema(type: Type): JsonSchema {
  return objectSchema(type, FOR_CHECK);
}

/** The schema of the shape in the API's document; other shapes are references to components of their names. */
export function documentSchema(type: Type): JsonSchema {
  return objectSchema(type, FOR_DOCUMENT);
}

export function referenceTo(type: Type): JsonSchema {
  return FOR_DOCUMENT.nested(type);
}

function objectSchema(type: Type, form: Form): JsonSchema {
  const { closed, description, examples, inheritedFirst } = shapeOf(type);
  const members = membersOf(type, inheritedFirst);
  const required = members.filter(({ optional }) => !optional).map(({ name }) => name);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(members.map((member) => [member.name, memberSchema(member, form)])),
    ...(required.length > 0 ? { required } : {}),
    ...(closed ? { additionalProperties: false } : {}),
    ...(examples === undefined ? {} : { examples: [...examples] }),
  };
}

/** The schema of one member, e.g. of a parameter of a query. */
export function memberSchema(member: Member, form: Form = FOR_DOCUMENT): JsonSchema {
  const value = valueSchema(member.rules, member.itemRules, form, member.name);
  if (!member.nullable) return value;
  const { description, examples, ...bare } = value;
  return {
    ...form.orNull(bare),
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
  };
}

function valueSchema(
  rules: readonly Rule[],
  itemRules: readonly Rule[],
  form: Form,
  name: string,
): JsonSchema {
  const schema: Record<string, unknown> = {};
  for (const rule of rules) Object.assign(schema, keywordsOf(rule, form, name));
  if (itemRules.length > 0) schema['items'] = valueSchema(itemRules, [], form, name);
  // A reference stands alone but for what is said of it: its shape says the rest.
  if ('$ref' in schema) delete schema['type'];
  return schema;
}

/** What a rule of class-validator is in JSON Schema. @throws Error where that is not known: no rule is left unchecked */
function keywordsOf({ name, constraints }: Rule, form: Form, member: string): JsonSchema {
  const [first, second] = constraints;
  switch (name) {
    case 'isString':
      return { type: 'string' };
    case 'isInt':
      return { type: 'integer' };
    case 'isNumber':
      return { type: 'number' };
    case 'isBoolean':
      return { type: 'boolean' };
    case 'isArray':
      return { type: 'array' };
    case 'isObject':
      return { type: 'object' };
    case 'kind':
      return { type: [...constraints] };
    case 'textLength':
      return {
        ...(first === undefined ? {} : { minLength: first }),
        ...(second === undefined ? {} : { maxLength: second }),
      };
    case 'matches':
      return { pattern: form.pattern(first as RegExp) };
    case 'format':
      return { format: first };
    case 'isIn':
      return form.words(first as readonly unknown[]);
    case 'equals':
      return literal(first);
    case 'min':
      return { minimum: first };
    case 'max':
      return { maximum: first };
    case 'arrayMinSize':
      return { minItems: first };
    case 'arrayMaxSize':
      return { maxItems: first };
    case 'nested':
      return form.nested((first as () => Type)());
    case 'either':
      return { anyOf: constraints.map((branch) => branchSchema(branch as Type, form)) };
    case 'describe': {
      const examples = second as readonly unknown[];
      return { description: first, ...(examples.length > 0 ? { examples: [...examples] } : {}) };
    }
    case 'whitelistValidation':
    case 'nestedValidation':
      return {};
    default:
      throw new Error(`${member} has the rule ${name}, of which no schema is known.`);
  }
}

function branchSchema(type: Type, form: Form): JsonSchema {
  const [value] = membersOf(type);
  if (!value) throw new Error('A branch of EitherOf describes nothing.');
  return memberSchema(value, form);
}

function literal(value: unknown): JsonSchema {
  return { const: value, type: typeof value };
}
