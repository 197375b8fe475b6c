import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Parsed, parseJson } from './parse-json.js';
import { type ReadJson, readJson } from './read-json.js';

const refusalOf = (read: ReadJson | Parsed): unknown =>
  read.ok ? undefined : [read.problem.status, read.problem.code, read.problem.detail, read.problem.facts];

describe('a body of JSON', () => {
  it('is what it would be parsed whole, and is refused in the same words', async () => {
    const json = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.array(fc.json({ maxDepth: 2 })).map((some) => `[${some.join()}]`),
    );
    const cut = fc.tuple(
      json,
      fc.nat(),
      fc.constantFrom('', '"', '{', ']', ',', '[', '}', '\n', ' ж ', '\ufeff'),
    );
    const mutated = cut.map(([text, at, char]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + char + text.slice(place + 1);
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, mutated), async (text) => {
        const [read, parsed] = [await readJson(Buffer.from(text)), parseJson(Buffer.from(text))];
        expect(refusalOf(read)).toEqual(refusalOf(parsed));
        if (read.ok && parsed.ok) expect(read.value).toEqual(parsed.value);
      }),
      { numRuns: 3_000 },
    );
  });

  it('tells of each item of an array for itself which name stands twice in it', async () => {
    const read = await readJson(Buffer.from('\ufeff [{"a":1,"a":2}, {"a":1}, [{"b":1,"b":1}]]'));
    expect(read.ok && [...read.faults].map(([index, { code }]) => [index, code])).toEqual([
      [0, 'repeated-key'],
      [2, 'repeated-key'],
    ]);
    expect(read.ok && read.value).toEqual([{ a: 2 }, { a: 1 }, [{ b: 1 }]]);
  });

  const MIB = 1024 * 1024;
  const refusals: readonly [string, string, number, string][] = [
    ['five thousand and one items', `[${'{},'.repeat(5_000)}{}]`, 413, 'too-many-items'],
    ['ten megabytes of objects', `[${'{},'.repeat(3 * MIB)}{}]`, 413, 'too-many-items'],
    ['too many values in all', `[${`[${'{},'.repeat(999)}{}],`.repeat(600)}{}]`, 413, 'too-many-values'],
    ['one thing over a megabyte', `{"note":"${'x'.repeat(MIB)}"}`, 413, 'body-too-large'],
    ['one item over a megabyte', `[1,"${'x'.repeat(MIB)}",2]`, 413, 'body-too-large'],
    ['one item that does not end', `[1,"${'x'.repeat(MIB)}`, 413, 'body-too-large'],
    ['ten megabytes of brackets', '['.repeat(10 * MIB), 400, 'json-too-deep'],
    ['ten megabytes of newlines', `${'\n'.repeat(10 * MIB)}[1,}`, 400, 'malformed-json'],
    ['what is no UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('latin1'), 400, 'malformed-json'],
  ];
  it.each(refusals)('is refused with %s', async (_, text, status, code) => {
    const read = await readJson(Buffer.from(text, code === 'malformed-json' ? 'latin1' : 'utf8'));
    expect(!read.ok && [read.problem.status, read.problem.code]).toEqual([status, code]);
  });

  it('may have five thousand items', async () => {
    const read = await readJson(Buffer.from(`[${'{"a":"b"},'.repeat(4_999)}{}]`));
    expect(read.ok && read.value).toHaveLength(5_000);
  });
});
