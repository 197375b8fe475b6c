import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  dispatched,
  joined,
  keyEnrolled,
  keyRevoked,
  passed,
  planned,
  sent,
  type Sent,
  timesTried,
  vouched,
} from '#kafila/domain/testing';
import { type Arrival } from '#kafila/read-models/testing';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { replayed, shownOf } from '../testing/replayed.js';
import { RecordingService } from '../testing/recording-service.js';
import { type ReplayStep } from './replay-step.answer.js';

let service: RecordingService;
beforeAll(async () => {
  service = await RecordingService.open();
});
afterAll(() => service.close());

async function stepsOf(convoyId: string, query = ''): Promise<readonly ReplayStep[]> {
  const lines = await service.lines(`/audit/convoys/${convoyId}/replay`, query);
  return lines.map((line) => JSON.parse(line) as ReplayStep);
}

async function tell({ stream, type, data, metadata }: Sent): Promise<void> {
  await service.append(stream, [{ id: uuidv7(), type, data, metadata } as unknown as Arrival['event']]);
}

/** Since the year 2000, or since now. */
function revoked(unitId: string, kid: string, since: 'ever' | 'now'): Sent {
  const { data, ...event } = keyRevoked(unitId, kid, '1');
  const compromisedSince = since === 'ever' ? '2000-01-01T00:00:00.000Z' : new Date().toISOString();
  return { ...event, data: { ...data, compromisedSince } };
}

const units = ['gate', 'port'] as const;
type Unit = (typeof units)[number];
type Doing = readonly [what: 'signed' | 'byUnit' | 'enrolled' | 'vouched' | 'ever' | 'now', unit: Unit];

/** Plans a convoy, and does what is to be done about reports on it and the keys of its units. */
async function record(convoyId: string, doings: readonly Doing[]): Promise<void> {
  const stream = `convoy-${convoyId}`;
  await service.record(stream, planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'));
  const reports: string[] = [];
  for (const [what, unit] of doings) {
    const [unitId, kid] = [`${unit}-of-${convoyId}`, `${unit}-key-of-${convoyId}`];
    const fact = passed('hyderabad', `${2 + (reports.length % 7)} 08:00`, { id: uuidv7() });
    const newest = reports.at(-1);
    if (what === 'enrolled') await tell(keyEnrolled(unitId, kid));
    else if (what === 'ever' || what === 'now') await tell(revoked(unitId, kid, what));
    else if (what === 'vouched') {
      if (newest !== undefined) await tell(sent.byDesk(stream, vouched(newest, '20 08:00')));
    } else {
      reports.push(fact.id);
      await tell(
        what === 'signed' ? sent.signed(stream, fact, unitId, kid) : sent.byUnit(stream, fact, unitId),
      );
    }
  }
}

/** That each step but the last is what a read tells that goes back to it; the last one what is told now. */
async function expectStepsAsTheyWereKnown(convoyId: string): Promise<void> {
  const steps = await stepsOf(convoyId);
  for (const [i, { event }] of steps.entries()) {
    const found = replayed(steps.slice(0, i + 1));
    const then =
      i + 1 < steps.length
        ? await shownOf(service, convoyId, found, `knownAt=${event.position}`)
        : await shownOf(service, convoyId, found);
    expect({ step: i + 1, ...found }).toEqual({ step: i + 1, ...then });
  }
}

describe('the standing of signed reports in a replay', () => {
  it('is, in the order of recording, what it was known to be by then: at each step what a read with knownAt tells', async () => {
    let run = 0;
    const doing = fc.tuple(
      fc.constantFrom<Doing[0]>('signed', 'signed', 'signed', 'byUnit', 'enrolled', 'vouched', 'ever', 'now'),
      fc.constantFrom(...units),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 6, maxLength: 14 }), async (doings) => {
        const convoyId = `known-${++run}`;
        await record(convoyId, [['enrolled', 'gate'], ['signed', 'gate'], ...doings]);
        await expectStepsAsTheyWereKnown(convoyId);
      }),
      { numRuns: timesTried(4, 40), endOnFailure: true },
    );
  }, 120_000);

  it('falls at the step after the revocation, and is as it is known now in the order of occurrence', async () => {
    await record('falls', [
      ['enrolled', 'gate'],
      ['signed', 'gate'],
      ['signed', 'gate'],
      ['ever', 'gate'],
      ['byUnit', 'port'],
      ['signed', 'gate'],
    ]);
    const doubts = (steps: readonly ReplayStep[]): readonly number[] =>
      steps
        .slice(3)
        .map(({ irregularities: { came } }) => came.filter(({ code }) => code === 'signed-in-doubt').length);
    expect(doubts(await stepsOf('falls'))).toEqual([0, 0, 1, 0]);
    expect(doubts(await stepsOf('falls', '&order=occurrence'))).toEqual([1, 0, 0, 0]);
    await expectStepsAsTheyWereKnown('falls');
  });

  it('is the same on pages as whole', async () => {
    const items: ReplayStep[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await service.read('/audit/convoys/falls/replay', `&limit=1${from}`);
      items.push(...(body.items as unknown as ReplayStep[]));
      cursor = body.nextCursor;
    }
    expect(items).toEqual(await stepsOf('falls'));
  });
});
