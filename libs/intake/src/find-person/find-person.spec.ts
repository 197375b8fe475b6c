import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestDesk } from '../testing/test-desk.js';
import { FindPersonQuery } from './find-person.query.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

describe('to find a person', () => {
  it('tells the id under which he is sealed', async () => {
    const [sealed = ''] = desk.persons.seal([{ name: 'Gul Khan', documentNumber: '42101-1' }]);
    const { personId } = await desk.ask(new FindPersonQuery({ documentNumber: '42101-1' }));
    expect(sealed).toContain(personId);
  });

  it('finds by name only those who were entered without a document', async () => {
    desk.persons.seal([{ name: 'Said Akbar', documentNumber: '42101-2' }, { name: 'Mir Zaman' }]);
    await expect(desk.ask(new FindPersonQuery({ name: 'Mir Zaman' }))).resolves.toHaveProperty('personId');
    await expect(desk.ask(new FindPersonQuery({ name: 'Said Akbar' }))).rejects.toMatchObject({
      code: 'unknown-person',
    });
  });
});

describe('POST /v1/persons/find', () => {
  it('answers 200 with the id', async () => {
    const [sealed = ''] = desk.persons.seal([{ name: 'Lal Badshah' }]);
    const { status, body } = await desk.post('/persons/find', { name: 'Lal Badshah' });
    expect([status, sealed.includes(String(body['personId']))]).toEqual([200, true]);
  });

  it.each([
    ['a person nobody entered', { name: 'Nobody' }, [404, 'unknown-person']],
    ['a question by both', { name: 'Gul Khan', documentNumber: '42101-1' }, [422, 'invalid-body']],
    ['no question', undefined, [400, 'empty-body']],
  ])('refuses %s', async (_, body, refusal) => {
    expect((await desk.refused('/persons/find', body)).slice(0, 2)).toEqual(refusal);
  });
});
