/** A field in quotes, or one without any; spaces around it do not count. A quote within quotes stands twice. */
const FIELD = /[ \t]*(?:"([^"]*(?:""[^"]*)*)"[ \t]*|([^", \t][^",]*)?)(,|$)/y;

/** The fields of one line of CSV, as RFC 4180 quotes them; undefined where a quote has no place there. */
export function quotedFields(line: string): readonly string[] | undefined {
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  for (;;) {
    const match = FIELD.exec(line);
    if (!match) return undefined;
    const [, quoted, plain = '', end] = match;
    fields.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') return fields;
  }
}
