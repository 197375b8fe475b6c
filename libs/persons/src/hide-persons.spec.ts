import { PERSONAL_MEMBERS } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HIDE_PERSONS } from './hide-persons.js';

const HIDDEN = { unreadable: 'hidden' };
const anyName = fc.oneof(fc.constantFrom(...PERSONAL_MEMBERS, 'note'), fc.string());
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.constantFrom('x","driver":"y', '{"driver":"z"}', '\\","escort":"'),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(anyName, tie('tree'), { maxKeys: 4 }),
  ),
}));

describe('a person whom the one who asks may not see', () => {
  it('is hidden, sealed or not, and is not known again elsewhere', async () => {
    const data = {
      vehicles: [{ driver: 'sealed:v1:2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11:Qk' }, { driver: 'Gul Khan' }],
    };
    const hidden = { vehicles: [{ driver: HIDDEN }, { driver: HIDDEN }] };
    expect(await HIDE_PERSONS.value(data)).toEqual(hidden);
    expect(JSON.parse(await HIDE_PERSONS.text(JSON.stringify(data)))).toEqual(hidden);
  });

  it('is no other member, and no text that looks like one', async () => {
    const data = { note: ',"driver":"Gul Khan"', driver: null, drivers: ['Gul Khan'] };
    expect(await HIDE_PERSONS.value(data)).toEqual(data);
    expect(await HIDE_PERSONS.text(JSON.stringify(data))).toBe(JSON.stringify(data));
  });

  it('is hidden alike in a text and in the data that it says', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (data) => {
        const text = await HIDE_PERSONS.text(JSON.stringify(data));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(await HIDE_PERSONS.value(data))));
      }),
    );
  });
});
