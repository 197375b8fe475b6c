import { dispatched, exited, joined, planned } from '#kafila/domain/testing';
import { type NewEvent } from '#kafila/event-store';
import { eventsOf } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordingService } from '../history/testing/recording-service.js';

const MANY = 5200;
const CONVOY = 'long';

const idOf = (nth: number): string => `01970000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`;

let service: RecordingService;
beforeAll(async () => {
  service = await RecordingService.open();
  const [begun] = [[planned(), joined('PK-A1', '1 07:00'), dispatched()]];
  await service.append(`convoy-${CONVOY}`, eventsOf(`convoy-${CONVOY}`, begun));
  const [one] = eventsOf('convoy-any', [exited('torkham-pk', '2 10:00', { of: 'PK-A1' })]);
  const since = Date.parse('2023-06-02T00:00:00Z');
  const passages = Array.from({ length: MANY }, (_, i): NewEvent => {
    const occurredAt = new Date(since + i * 7_200_000).toISOString();
    const place = i % 2 === 0 ? 'torkham-pk' : 'torkham-af';
    return { ...(one as NewEvent), id: idOf(i), data: { ...one?.data, occurredAt, place } };
  });
  for (const half of [passages.slice(0, MANY / 2), passages.slice(MANY / 2)]) {
    await service.append(`convoy-${CONVOY}`, half);
  }
  // On a busy machine this takes longer than a read waits.
  while ((await service.read(`/convoys/${CONVOY}`)).status === 504);
}, 60_000);
afterAll(() => service.close());

type Lists = Record<'passages' | 'legs', unknown[]> & { earlier?: Record<string, unknown> };
interface Shown {
  readonly vehicles: readonly [Lists];
}

describe('a convoy with more entries than its document has', () => {
  it('is shown with the latest, and with how many there are before them', async () => {
    const { status, body } = await service.read(`/convoys/${CONVOY}`);
    const [{ passages, legs, earlier }] = (body as unknown as Shown).vehicles;
    expect(status).toBe(200);
    expect(passages.length + legs.length).toBeLessThanOrEqual(10_000);
    expect(earlier).toMatchObject({
      passages: MANY - passages.length,
      timeline: `/v1/convoys/${CONVOY}/timeline`,
    });
    const last = passages.at(-1) as { evidence: string[] };
    expect(last.evidence).toEqual([idOf(MANY - 1)]);
  });

  it('has the same document by two clocks', async () => {
    const { body: now } = await service.read(`/convoys/${CONVOY}`);
    const { body: then } = await service.readAt(`/convoys/${CONVOY}`, `knownAt=${service.position}`);
    const { clocks: _asked, ...shown } = then;
    expect(shown).toEqual(now);
  });

  it('is exported, plotted and compared with all of them', async () => {
    const csv = await (
      await service.stream(`/audit/convoys/${CONVOY}/exports/passages`, '', 'text/csv')
    ).text();
    expect(csv.split('\r\n').filter((line) => line.includes('torkham'))).toHaveLength(MANY);
    const { body: plot } = await service.read(`/convoys/${CONVOY}/time-cost-distance`);
    const [{ points }] = (plot as unknown as { vehicles: [{ points: unknown[] }] }).vehicles;
    expect(points.length).toBeGreaterThan(MANY);
    const clocks = `from=knownAt:${BigInt(service.position) - 1n}&to=knownAt:${service.position}`;
    const { status, body } = await service.readAt(`/audit/convoys/${CONVOY}/compare`, clocks);
    expect(status).toBe(200);
    // One passage came; none went because it has no room in a document.
    const { patch } = body as unknown as { patch: { op: string; path: string }[] };
    const added = patch.filter(({ path }) => /\/passages\//.test(path));
    expect(added.filter(({ path, op }) => op === 'add' && /passages\/\d+$/.test(path))).toHaveLength(1);
    expect(added.length).toBeLessThan(5);
  });
});
