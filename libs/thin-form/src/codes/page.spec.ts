import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { MEMBERS } from '../members/members.js';
import { PLACES } from './places.js';
import { TYPES } from './types.js';
import { WORDS } from './words.js';

const page = readFileSync(new URL('../../../../docs/thin-form.md', import.meta.url), 'utf8');

/** What a table of the page says: the words of a block after its name, by their codes. */
function tableOf(name: string): readonly (readonly [code: string, word: string])[] {
  const [, block = ''] = new RegExp(`\\n${name}:\\n\\n\`\`\`text\\n([^\`]*)`).exec(page) ?? [];
  return [...block.matchAll(/(\S+) (\S+)/g)].map(([, code = '', word = '']) => [code, word] as const);
}

describe('docs/thin-form.md', () => {
  it.each([
    ['Types', TYPES],
    ['Places', PLACES],
    ['Words', WORDS],
  ])('tells all codes of %s', (name, table) => {
    expect(tableOf(name)).toEqual(table.words.map((word) => [table.codeOf(word), word]));
  });

  it('tells the tag of every member', () => {
    const rows = [...page.matchAll(/\| `(\w{1,2})` \| `(\w+)` \|/g)].map(([, tag, name]) => `${tag} ${name}`);
    const tags = MEMBERS.map(({ tag, name }) => `${tag} ${name}`);
    expect(tags.filter((tag) => !rows.includes(tag))).toEqual([]);
  });
});
