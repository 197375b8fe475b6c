import { atCustoms, carnetIssued, controlMade, dispatched, joined, planned } from '#kafila/domain/testing';
import { type NewEvent } from '#kafila/event-store';
import { eventsOf } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordingService } from '../history/testing/recording-service.js';

/** So many with so long reasons are more than two million characters. */
const MANY = 1_100;
const REASON = 'seal of another colour '.repeat(80);
const CONVOY = 'papers';
const [CARNET, DECLARATION] = ['XC12345678', 'KAPE-1'];

const idOf = (nth: number): string => `01970000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`;

/** One report as often as that, two hours apart. */
function again([one]: readonly NewEvent[]): readonly NewEvent[] {
  const since = Date.parse('2023-06-02T00:00:00Z');
  return Array.from({ length: MANY }, (_, i): NewEvent => {
    const occurredAt = new Date(since + i * 7_200_000).toISOString();
    return { ...(one as NewEvent), id: idOf(i), data: { ...one?.data, occurredAt } };
  });
}

let service: RecordingService;
beforeAll(async () => {
  service = await RecordingService.open();
  const [convoy, carnet, declaration] = [
    `convoy-${CONVOY}`,
    `carnet-${CARNET}`,
    `declaration-${DECLARATION}`,
  ];
  await service.record(convoy, planned(), joined('PK-A1', '1 07:00'), dispatched());
  await service.record(carnet, carnetIssued({ carnetNumber: CARNET }));
  const control = controlMade('kabul', '2 00:00', { convoyId: CONVOY, reason: REASON });
  const hold = atCustoms.held('veterinary', '2 00:00', { convoyId: CONVOY, reason: REASON });
  await service.append(carnet, again(eventsOf(carnet, [control])));
  await service.append(declaration, again(eventsOf(declaration, [hold])));
  // On a busy machine this takes longer than a read waits.
  while ((await service.read(`/carnets/${CARNET}`)).status === 504);
}, 120_000);
afterAll(() => service.close());

interface Paper {
  readonly earlier?: Record<string, unknown>;
  readonly controls: readonly unknown[];
  readonly holds: readonly unknown[];
}

describe('a carnet, or a declaration, with more entries than its document has', () => {
  it.each<[string, string, 'controls' | 'holds']>([
    ['carnet', `/carnets/${CARNET}`, 'controls'],
    ['declaration', `/declarations/${DECLARATION}`, 'holds'],
  ])('is shown with the latest, now and by two clocks: a %s', async (_, path, list) => {
    const { status, body } = await service.read(path);
    const shown = (body as unknown as Paper)[list];
    expect(status).toBe(200);
    expect(JSON.stringify(body).length).toBeLessThan(2_200_000);
    expect((body as unknown as Paper).earlier).toMatchObject({
      [list]: MANY - shown.length,
      events: `/v1/audit/convoys/${CONVOY}/events`,
    });
    expect(JSON.stringify(shown.at(-1))).toContain(idOf(MANY - 1));
    const { body: then } = await service.readAt(path, `knownAt=${service.position}`);
    const { clocks: _asked, ...told } = then;
    expect(told).toEqual(body);
  });

  it('is exported and compared with all of them', async () => {
    const report = await (
      await service.stream(`/audit/convoys/${CONVOY}/exports/report`, '', 'text/html')
    ).text();
    expect(report).toContain(`${MANY} controls on the way`);
    expect(report.match(/Held by veterinary/g)).toHaveLength(MANY);
    const before = BigInt(service.position) - BigInt(MANY) - 1n;
    const clocks = `from=knownAt:${before}&to=knownAt:${before + 2n}`;
    const { status, body } = await service.readAt(`/audit/convoys/${CONVOY}/compare`, clocks);
    expect(status).toBe(200);
    // One control came; none went because it has no room in a document.
    const { patch } = body as unknown as { patch: { op: string; path: string }[] };
    const controls = patch.filter(({ path }) => /\/controls\/\d+$/.test(path));
    expect(controls.map(({ op }) => op)).toEqual(['add']);
  });
});
