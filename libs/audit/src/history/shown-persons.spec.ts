import { type Reveal } from '#kafila/platform';
import { describe, expect, it } from '@jest/globals';
import { shownBy } from './shown-persons.js';

const SEALED = 'sealed:v1:gul';

/** Shows the value of a member `driver` alone. */
const REVEAL: Reveal = {
  text: (json) => Promise.resolve(json),
  value: (data) =>
    Promise.resolve(
      JSON.parse(JSON.stringify(data), (name, value: unknown) =>
        name === 'driver' && value === SEALED ? { name: 'Gul Khan' } : value,
      ) as typeof data,
    ),
};

const GUL = { name: 'Gul Khan' };

describe('the persons of a history', () => {
  it('are shown in members, and in changes of such a member', async () => {
    const told = {
      event: { details: { driver: SEALED } },
      patch: [
        { op: 'replace', path: '/convoy/vehicles/0/driver', value: SEALED },
        { op: 'add', path: '/convoy/vehicles/1', value: { driver: SEALED } },
        { op: 'replace', path: '/convoy/note', value: SEALED },
        { op: 'remove', path: '/convoy/vehicles/0/driver' },
      ],
      correction: {
        differs: [
          { field: 'driver', before: SEALED, after: null },
          { field: 'note', before: SEALED, after: SEALED },
        ],
      },
    };
    expect(JSON.parse(await shownBy(REVEAL)(JSON.stringify(told)))).toEqual({
      event: { details: { driver: GUL } },
      patch: [
        { ...told.patch[0], value: GUL },
        { ...told.patch[1], value: { driver: GUL } },
        ...told.patch.slice(2),
      ],
      correction: { differs: [{ field: 'driver', before: GUL, after: null }, told.correction.differs[1]] },
    });
  });

  it('leave a text without any as it is', async () => {
    const text = '{ "patch": [] }';
    expect(await shownBy(REVEAL)(text)).toBe(text);
  });
});
