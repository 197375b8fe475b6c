import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { IssueCarnetCommand } from './issue-carnet.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const ISSUE = {
  carnetNumber: 'xc 1234 5671',
  holder: 'National Logistics Cell',
  issuedBy: 'PNC-ICC',
  issuedOn: '2026-02-20',
  lastValidDate: '2026-04-20',
  vouchers: 6,
  departureOffices: ['PKKHI'],
  destinationOffices: ['tashkent'],
  occurredAt: '2026-02-20T10:00:00+05:00',
};

describe('to record the issue of a carnet', () => {
  it('keeps it in the stream of its number, normalised', async () => {
    await desk.execute(new IssueCarnetCommand(ISSUE, TERMS));
    const [issued] = await desk.lastEventsOf('carnet-XC12345671');
    expect(issued).toMatchObject({
      type: 'CarnetIssued',
      data: { carnetNumber: 'XC12345671', vouchers: 6, destinationOffices: ['tashkent'] },
    });
  });

  it('is refused a second time', async () => {
    const issue = new IssueCarnetCommand({ ...ISSUE, carnetNumber: 'XC12345672' }, TERMS);
    await desk.execute(issue);
    expect(await desk.refusalOf(issue)).toEqual([409, 'carnet-already-issued']);
  });

  it.each([
    ['a number that is none', { carnetNumber: 'book 7' }, 'invalid-identifier'],
    ['a booklet that is not printed', { vouchers: 5 }, 'invalid-vouchers'],
    ['a validity that is too long', { lastValidDate: '2026-05-20' }, 'validity-too-long'],
    ['a validity that ends before it begins', { lastValidDate: '2026-02-01' }, 'validity-ends-before-issue'],
    ['an office that does not exist', { departureOffices: ['nowhere'] }, 'unknown-place'],
  ])('is refused with %s', async (_, wrong, code) => {
    const issue = { ...ISSUE, carnetNumber: 'XC12345673', ...wrong };
    expect(await desk.refusalOf(new IssueCarnetCommand(issue, TERMS))).toEqual([422, code]);
  });
});

describe('POST /v1/carnets', () => {
  it('answers 201 with the number, normalised', async () => {
    const { status, body } = await desk.post('/carnets', { ...ISSUE, carnetNumber: 'xc12345674' });
    expect([status, body['carnetNumber'], body['revision']]).toEqual([201, 'XC12345674', 0]);
  });

  it('names the field that is wrong', async () => {
    expect(await desk.refused('/carnets', { ...ISSUE, departureOffices: [] })).toEqual([
      422,
      'invalid-body',
      '#/departureOffices',
    ]);
  });
});
