import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestDesk } from '../testing/test-desk.js';
import { FindPersonQuery } from './find-person.query.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

/** The id of a person that was sealed. */
async function sealed(person: { readonly name: string; readonly documentNumber?: string }): Promise<string> {
  const [text] = await desk.persons.seal([{ member: 'driver', person }]);
  return text?.split(':')[2] ?? '';
}

describe('to find a person', () => {
  it('tells the id under which he is sealed', async () => {
    const personId = await sealed({ name: 'Gul Khan', documentNumber: '42101-1' });
    expect(await desk.ask(new FindPersonQuery({ documentNumber: '42101-1' }))).toEqual({ personId });
  });

  it('finds by name only those who were entered without a document', async () => {
    await sealed({ name: 'Said Akbar', documentNumber: '42101-2' });
    const personId = await sealed({ name: 'Mir Zaman' });
    expect(await desk.ask(new FindPersonQuery({ name: 'Mir Zaman' }))).toEqual({ personId });
    await expect(desk.ask(new FindPersonQuery({ name: 'Said Akbar' }))).rejects.toMatchObject({
      code: 'unknown-person',
    });
  });
});

describe('POST /v1/persons/find', () => {
  it('answers 200 with the id', async () => {
    const personId = await sealed({ name: 'Lal Badshah' });
    const { status, body } = await desk.post('/persons/find', { name: 'Lal Badshah' });
    expect([status, body]).toEqual([200, { personId }]);
  });

  it.each([
    ['a person nobody entered', { name: 'Nobody' }, [404, 'unknown-person']],
    ['a question by both', { name: 'Gul Khan', documentNumber: '42101-1' }, [422, 'invalid-body']],
    ['no question', undefined, [400, 'empty-body']],
  ])('refuses %s', async (_, body, refusal) => {
    expect((await desk.refused('/persons/find', body)).slice(0, 2)).toEqual(refusal);
  });
});
