/** A JSON schema as the API's document shows it: what a page needs of it. */
export interface FieldSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly examples?: readonly unknown[];
}

/** Fields that every report has; the page on field units tells of them. */
const IN_EVERY_REPORT = new Set([
  'reportId',
  'type',
  'occurredAt',
  'convoyId',
  'carnetNumber',
  'declarationRef',
  'vehicleIds',
  'position',
  'unit',
  'note',
  'synthetic',
  'signature',
  'disclosures',
]);

/** What only this type of report says, and one report of it: the part of its page that is made from the schema. */
export function partOfReport(schema: FieldSchema): string {
  const required = new Set(schema.required ?? []);
  const stream = (['carnetNumber', 'declarationRef'] as const).find((field) => required.has(field));
  const own = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !IN_EVERY_REPORT.has(name) || name === stream,
  );
  const rows = own.map(
    ([name, field]) =>
      `| \`${name}\`${required.has(name) ? '' : '?'} | ${kindOf(field)} | ${cell(field.description ?? '')} |`,
  );
  const [example] = schema.examples ?? [];
  return [
    schema.description ?? '',
    '',
    ...(rows.length > 0
      ? ['| field | | |', '| --- | --- | --- |', ...rows, '']
      : ['No fields of its own.', '']),
    '```json',
    JSON.stringify(example, null, 2),
    '```',
  ].join('\n');
}

/** A text with each part between `<!-- name -->` and `<!-- /name -->` replaced by what `make` gives for that name. */
export function withParts(text: string, make: (name: string) => string): string {
  return text.replace(
    /<!-- ([\w -]+) -->\n[\s\S]*?<!-- \/\1 -->/g,
    (_, name: string) => `<!-- ${name} -->\n\n${make(name)}\n\n<!-- /${name} -->`,
  );
}

/** The names of all parts of a text. */
export function namesOfParts(text: string): readonly string[] {
  return [...text.matchAll(/<!-- ([\w -]+) -->/g)].map(([, name = '']) => name);
}

function kindOf(field: FieldSchema): string {
  const values = field.enum ?? field.anyOf?.map((one) => one.const);
  if (values?.every((value) => value !== undefined)) {
    return values.map((value) => `\`${JSON.stringify(value).replaceAll('"', '')}\``).join(', ');
  }
  if (field.type === 'array') return `list of ${field.items ? kindOf(field.items) : 'values'}`;
  if (field.type === 'object') {
    return `{${Object.keys(field.properties ?? {}).join(', ')}}`;
  }
  if (field.format === 'date-time') return 'instant';
  // Nobody writes hidden characters on purpose.
  return field.format === 'printable' ? 'string' : (field.format ?? field.type ?? '');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
