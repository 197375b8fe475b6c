import { type DescribedSchema } from './api-document.js';

/** A body with one mistake, and the field at fault as a JSON pointer in a URI fragment. */
export interface Misspelt {
  readonly mistake: string;
  readonly pointer: string;
  readonly body: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Every way to misspell a right body by one field: left out, of a wrong kind, unknown; also inside lists and objects. */
export function misspeltOf(schema: DescribedSchema, right: unknown): readonly Misspelt[] {
  return [...wrongInside(schema, right, '#', (body) => body)];
}

function* wrongInside(
  schema: DescribedSchema,
  right: unknown,
  pointer: string,
  whole: (part: unknown) => unknown,
): Generator<Misspelt> {
  if (schema.items && Array.isArray(right) && right.length > 0) {
    const [first, ...others] = right as unknown[];
    const inList = (item: unknown): unknown => whole([item, ...others]);
    yield* wrongAt(schema.items, first, `${pointer}/0`, inList);
  }
  if (!schema.properties || typeof right !== 'object' || right === null || Array.isArray(right)) return;
  const fields = right as Fields;
  for (const name of schema.required ?? []) {
    const { [name]: _, ...rest } = fields;
    yield { mistake: 'left out', pointer: `${pointer}/${name}`, body: whole(rest) };
  }
  yield {
    mistake: 'unknown',
    pointer: `${pointer}/nonsense`,
    body: whole({ ...fields, nonsense: 1 }),
  };
  for (const [name, field] of Object.entries(schema.properties)) {
    // What it is, is told by the type: another one would be another report.
    if (name === 'type' && pointer === '#') continue;
    yield* wrongAt(field, fields[name], `${pointer}/${name}`, (part) => whole({ ...fields, [name]: part }));
  }
}

function* wrongAt(
  schema: DescribedSchema,
  right: unknown,
  pointer: string,
  whole: (part: unknown) => unknown,
): Generator<Misspelt> {
  yield { mistake: 'of a wrong kind', pointer, body: whole(ofWrongKind(schema)) };
  if (right !== undefined) yield* wrongInside(schema, right, pointer, whole);
}

function ofWrongKind({ type, enum: words, anyOf }: DescribedSchema): unknown {
  // A word that is none of those offered; a number where any text would do.
  if (words) return 'no-such-word';
  if (anyOf) return anyOf.some(isAnyText) ? 7 : 'no-such-word';
  return type === 'string' ? 7 : 'nonsense';
}

function isAnyText(schema: DescribedSchema): boolean {
  return schema.type === 'string' && schema.const === undefined;
}
