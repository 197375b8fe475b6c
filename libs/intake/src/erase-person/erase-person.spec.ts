import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { ErasePersonCommand } from './erase-person.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

/** The id of a person that was sealed. */
async function sealed(name: string): Promise<string> {
  const [text] = await desk.persons.seal([{ member: 'driver', person: { name } }]);
  return text?.split(':')[2] ?? '';
}
const ERASE = { reason: 'asked for by the person', occurredAt: '2026-03-01T10:00:00+05:00' };

describe('to erase a person', () => {
  it('records it, without the name, and destroys the key', async () => {
    const personId = await sealed('Gul Khan');
    await desk.execute(new ErasePersonCommand(personId, ERASE, TERMS.caller));
    expect(await desk.lastEventsOf(`person-${personId}`)).toEqual([
      {
        type: 'PersonErased',
        data: {
          occurredAt: '2026-03-01T05:00:00.000Z',
          offset: '+05:00',
          reason: 'asked for by the person',
        },
      },
    ]);
    expect(await desk.persons.knows(personId)).toBe(false);
  });

  it('is recorded once, however often it is asked for', async () => {
    const erase = new ErasePersonCommand(await sealed('Said Akbar'), ERASE, TERMS.caller);
    const first = await desk.execute(erase);
    expect([first.revision, first.repeated]).toEqual([0, false]);
    expect(await desk.execute(erase)).toEqual({ ...first, repeated: true });
  });

  it.each([
    ['has no key', '2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11'],
    ['is named by what is no id', 'Gul Khan'],
  ])('is refused where the person %s', async (_, personId) => {
    const erase = new ErasePersonCommand(personId, ERASE, TERMS.caller);
    expect(await desk.refusalOf(erase)).toEqual([404, 'unknown-person']);
  });
});

describe('POST /v1/persons/:personId/erase', () => {
  it('answers 200 with the place of the erasure', async () => {
    const personId = await sealed('Mir Zaman');
    const { status, body } = await desk.post(`/persons/${personId}/erase`, ERASE);
    expect([status, body]).toMatchObject([200, { personId, revision: 0, repeated: false }]);
  });

  it('needs a reason', async () => {
    expect(await desk.refused('/persons/any/erase', {})).toEqual([422, 'invalid-body', '#/reason']);
  });
});
