import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Api, type Body } from './kit/api.js';
import { ApiDocument, type DescribedSchema } from './kit/api-document.js';
import { misspeltOf } from './kit/misspelt.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const folder = temporaryFolder();
let service: RunningService;
let api: Api;
let document: ApiDocument;
let reports: ReadonlyMap<string, DescribedSchema>;

beforeAll(async () => {
  service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
  api = new Api(service.url);
  document = await ApiDocument.of(service.url);
  reports = document.reports();
  await api.post('/convoys', document.exampleOf('/convoys'));
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

function exampleOf(type: string): Readonly<Record<string, unknown>> {
  const [example] = reports.get(type)?.examples ?? [];
  return example as Readonly<Record<string, unknown>>;
}

interface Outcome {
  readonly outcome: string;
  readonly problem?: {
    readonly code: string;
    readonly errors?: readonly { pointer: string; detail: string }[];
  };
}

describe('each type of report', () => {
  it('has an example in the description of the API that a service takes in, and takes for the same when sent again', async () => {
    expect(reports.size).toBe(49);
    for (const [type, { examples = [] }] of reports) {
      const [example] = examples;
      const first = await api.post('/reports', example);
      expect([type, first.status, first.body['outcome']]).toEqual([type, 201, 'recorded']);
      const again = await api.post('/reports', example);
      expect([type, again.status, again.body]).toEqual([type, 200, { ...first.body, outcome: 'duplicate' }]);
    }
  });

  it('is refused where one field is left out, unknown or of a wrong kind, and told which; nothing of it is kept', async () => {
    const wrong = [...reports].flatMap(([type, schema]) =>
      misspeltOf(schema, { ...exampleOf(type), reportId: uuidv7() }),
    );
    const revision = async (): Promise<number> => {
      const position = { ...exampleOf('PositionReported'), reportId: uuidv7() };
      return Number((await api.post('/reports', position)).body['revision']);
    };
    const before = await revision();
    const outcomes: Outcome[] = [];
    // No more than a hundred refusals of one batch are explained.
    for (let from = 0; from < wrong.length; from += 100) {
      const sent = wrong.slice(from, from + 100).map((one) => one.body);
      outcomes.push(...((await api.post('/reports', sent)).body['outcomes'] as Outcome[]));
    }

    expect(wrong.length).toBeGreaterThan(800);
    const silent = wrong.flatMap(({ mistake, pointer, body: sent }, i) => {
      const { type } = sent as { type?: string };
      const named = outcomes[i]?.problem?.errors?.some((error) => error.pointer.startsWith(pointer)) ?? false;
      return outcomes[i]?.outcome === 'refused' && named ? [] : [[type, pointer, mistake, outcomes[i]]];
    });
    expect(silent).toEqual([]);
    expect(await revision()).toBe(before + 1);
  });

  it.each([
    ['a carnet number', 'CarnetAccepted', { carnetNumber: 'TIR-7' }, '#/carnetNumber'],
    ['a declaration reference', 'DutiesPaid', { declarationRef: '?!' }, '#/declarationRef'],
    ['a currency', 'DutiesPaid', { amount: { amount: '5.00', currency: 'ZZZ' } }, '#/amount/currency'],
    ['a country', 'TirOperationDischarged', { country: 'PAK' }, '#/country'],
    ['a seal', 'SealsVerified', { seals: ['PK-C-1', 'no seal!'] }, '#/seals/1'],
    [
      'a place on the prescribed route',
      'TirOperationStarted',
      { prescribedRoute: ['kabul', 'x'] },
      '#/prescribedRoute/1',
    ],
    ['a day', 'CarnetAccepted', { ledger: { number: '1', date: '2026-02-30' } }, '#/ledger/date'],
    [
      'an amount',
      'ExpensePaid',
      { payment: { amount: '1,500', currency: 'PKR', official: true } },
      '#/payment/amount',
    ],
    ['an end before its start', 'BorderActivityRecorded', { endedAt: '2026-03-01T00:00:00Z' }, '#/endedAt'],
    [
      'the carnet of a report about a convoy',
      'BorderExited',
      { carnetNumber: 'XC12345678' },
      '#/carnetNumber',
    ],
  ])('names %s that means nothing, with what would be right', async (_, type, field, pointer) => {
    const { status, body } = await api.post('/reports', { ...exampleOf(type), reportId: uuidv7(), ...field });
    const errors = body['errors'] as readonly { pointer: string; detail: string }[];
    expect([status, body['code'], errors[0]?.pointer]).toEqual([422, 'invalid-report', pointer]);
    expect(errors[0]?.detail).toMatch(/write|give|known|must|lies|ISO/);
  });
});

describe('a carnet or a declaration that nobody has reported', () => {
  it.each([
    ['carnet', 'TirOperationTerminated', { carnetNumber: 'AB87654321' }, 'carnet-AB87654321'],
    [
      'declaration',
      'GoodsGatedOut',
      { declarationRef: 'KAPE-TI-7-01-03-2026' },
      'declaration-KAPE-TI-7-01-03-2026',
    ],
  ])('a %s begins with the first report about it, whichever that is', async (_, type, named, stream) => {
    const { convoyId: __, ...example } = exampleOf(type);
    const first = await api.post('/reports', { ...example, ...named, reportId: uuidv7() });
    expect([first.status, first.body]).toEqual([201, expect.objectContaining({ stream, revision: 0 })]);
    const next = await api.post('/reports', { ...example, ...named, reportId: uuidv7() });
    expect(next.body).toMatchObject({ stream, revision: 1 });
  });

  it('begins with a retraction too, because reports come in any order', async () => {
    const { convoyId: _, ...retraction } = exampleOf('ReportRetracted');
    const { body } = await api.post('/reports', {
      ...retraction,
      reportId: uuidv7(),
      carnetNumber: 'AB11111111',
    });
    expect(body).toMatchObject({ outcome: 'recorded', stream: 'carnet-AB11111111', revision: 0 });
  });

  it('is found however its number is written', async () => {
    const { convoyId: _, ...example } = exampleOf('CarnetReturned');
    const sent = ['ZZ22222222', 'zz 2222 2222', 'ZZ-22222222'].map((carnetNumber) => ({
      ...example,
      reportId: uuidv7(),
      carnetNumber,
    }));
    const { body } = await api.post('/reports', sent);
    const streams = (body['outcomes'] as Body[]).map(({ stream, revision }) => [stream, revision]);
    expect(streams).toEqual([0, 1, 2].map((revision) => ['carnet-ZZ22222222', revision]));
  });

  it('is no convoy: a convoy has to be planned', async () => {
    const answer = await api.post('/reports', { ...exampleOf('BorderExited'), convoyId: 'nobody' });
    expect([answer.status, answer.body['code']]).toEqual([404, 'unknown-convoy']);
  });
});
