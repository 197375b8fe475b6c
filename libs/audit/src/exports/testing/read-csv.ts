/** Reads a table as RFC 4180 has it, after a byte order mark or none, by its header. @throws where it is none */
export function readCsv(text: string): readonly Record<string, string>[] {
  const [header = [], ...rows] = recordsOf(text.replace(/^\ufeff/, ''));
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`${row.length} fields under ${header.length} columns`);
    return Object.fromEntries(header.map((name, i) => [name, row[i] ?? '']));
  });
}

function recordsOf(text: string): readonly (readonly string[])[] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const records: string[][] = [];
  let record: string[] = [];
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`No field at ${at}`);
    const [, quoted, plain = '', end] = match;
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
