import { LOCAL } from '#kafila/platform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, readWholeStream, type RecordedEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { Persons } from '#kafila/persons';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { digestOf } from '../streams/digest.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { type Recording } from '../streams/waiting-facts.js';
import { understandReport } from '../take-reports/judging/understand-report.js';

const CALLER = LOCAL;
const ABOUT = { convoyId: 'c1', occurredAt: '2026-03-03T04:15:00+05:00', unit: { unitId: 'gate' } };
const STREAM = 'convoy-c1';

let folder: string;
let store: EventStore;
let persons: Persons;
let writers: StreamWriters;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-sealed-'));
  store = await openWithoutThread({ file: join(folder, 'events.db') });
  persons = await Persons.open(join(folder, 'persons.db'));
  writers = new StreamWriters(store, persons);
  await store.append(STREAM, [{ id: uuidv7(), type: 'ConvoyPlanned', data: {}, metadata: {} }], 'none');
});
afterEach(async () => {
  await persons.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

type Body = Readonly<Record<string, unknown>>;

function delivered(receivedBy?: string, reportId = uuidv7()): Body {
  const named = receivedBy === undefined ? {} : { receivedBy };
  return { reportId, type: 'CargoDelivered', ...ABOUT, place: 'kabul', ...named };
}

function paid(...payments: readonly object[]): Body {
  const activity = { activity: 'customs-controls', place: 'torkham-pk', payments };
  return { reportId: uuidv7(), type: 'BorderActivityRecorded', ...ABOUT, ...activity };
}

async function send(body: Body, by = writers): Promise<Recording | undefined> {
  const { stream, fact } = understandReport(body, CALLER);
  const [recording] = await by.of(stream).record([fact]);
  return recording;
}

/** What was said of it, by writers that remember it and by ones that read the stream anew. */
async function outcomesOf(body: Body): Promise<readonly unknown[]> {
  const outcomes = [await send(body), await send(body, new StreamWriters(store, persons))];
  return outcomes.map((recording) => recording?.outcome);
}
const DUPLICATE = ['duplicate', 'duplicate'];
const REUSED = ['reused', 'reused'];

async function recorded(stream = STREAM): Promise<RecordedEvent> {
  const last = (await readWholeStream(store, stream)).at(-1);
  if (!last) throw new Error('Nothing was recorded.');
  return last;
}

async function erase(name: string): Promise<void> {
  await persons.forget((await persons.find({ name })) ?? '');
}

describe('a report that names persons', () => {
  it.each([
    [{ type: 'CargoDelivered', place: 'kabul', receivedBy: 'Gul Khan' }],
    [{ type: 'EscortJoined', place: 'kabul', escort: 'Gul Khan' }],
    [{ type: 'EscortLeft', place: 'kabul', escort: 'Gul Khan' }],
    [{ type: 'ExpensePaid', category: 'fuel', payment: payment('Gul Khan') }],
    [
      {
        type: 'BorderActivityRecorded',
        activity: 'immigration',
        place: 'torkham-pk',
        payments: [payment('Gul Khan')],
      },
    ],
  ])('holds them sealed, as it was reported too: %j', async (fields) => {
    await send({ reportId: uuidv7(), ...ABOUT, ...fields });
    const text = JSON.stringify(await recorded(), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(text).not.toContain('Gul Khan');
    expect(await persons.reveal.text(text)).toContain('"name":"Gul Khan"');
  });

  it('holds them sealed in the stream of a declaration', async () => {
    const lodged = {
      type: 'DeclarationLodged',
      declarationRef: 'D-1',
      place: 'torkham-pk',
      lodgedBy: 'Gul Khan',
    };
    await send({ reportId: uuidv7(), ...ABOUT, ...lodged });
    const { data } = await recorded('declaration-D-1');
    expect(data['lodgedBy']).toMatch(/^sealed:v2:/);
  });

  it('weighs no more than it says', async () => {
    const body = paid(payment('ö'.repeat(200)), payment('\u0001'.repeat(200)));
    await send(body);
    const { data, metadata } = await recorded();
    const { fact } = understandReport(body, CALLER);
    expect(Buffer.byteLength(JSON.stringify(data) + JSON.stringify(metadata))).toBeLessThanOrEqual(
      fact.bytes,
    );
  });

  it('has a digest that tells nothing of them', () => {
    const { reportId, ...rest } = delivered('Gul Khan');
    const digest = understandReport({ reportId, ...rest }, CALLER).fact.event.metadata['digest'];
    expect(understandReport({ reportId, ...rest, receivedBy: 'Said Akbar' }, CALLER).fact.digest).toBe(
      digest,
    );
    const { receivedBy: _, ...nameless } = rest;
    expect(digest).toBe(digestOf({ reportId, ...nameless }));
  });

  it('gets its receipt again, and is refused where another person is named, or none, or one more', async () => {
    const body = delivered('Gul Khan');
    expect((await send(body))?.outcome).toBe('recorded');
    expect(await outcomesOf(body)).toEqual(DUPLICATE);
    const id = String(body['reportId']);
    for (const other of [delivered('Said Akbar', id), delivered(undefined, id)]) {
      expect(await outcomesOf(other)).toEqual(REUSED);
    }
    expect(await send(delivered('Said Akbar', id))).toMatchObject({ otherPersons: ['/receivedBy'] });
    expect(await outcomesOf({ ...body, place: 'jalalabad' })).toEqual(REUSED);
    const nameless = delivered();
    await send(nameless);
    expect(await outcomesOf({ ...nameless, receivedBy: 'Gul Khan' })).toEqual(REUSED);
  });

  it('is refused within one batch too, and nobody is made known by what is not recorded', async () => {
    const body = delivered('Gul Khan');
    const facts = [body, { ...body, receivedBy: 'Said Akbar' }, body].map(
      (one) => understandReport(one, CALLER).fact,
    );
    const recordings = await writers.of(STREAM).record(facts);
    expect(recordings.map(({ outcome }) => outcome)).toEqual(['recorded', 'reused', 'duplicate']);
    expect(await persons.find({ name: 'Said Akbar' })).toBeUndefined();
  });
});

describe('a report that names an erased person', () => {
  it('is a duplicate whoever is named in the place, and nobody comes back by it', async () => {
    const body = delivered('Gul Khan');
    await send(body);
    await erase('Gul Khan');
    expect(await outcomesOf(body)).toEqual(DUPLICATE);
    expect(await outcomesOf({ ...body, receivedBy: 'Said Akbar' })).toEqual(DUPLICATE);
    expect(await persons.find({ name: 'Gul Khan' })).toBeUndefined();
    expect(await outcomesOf({ ...body, place: 'jalalabad' })).toEqual(REUSED);
  });

  it('still has its other persons compared', async () => {
    const body = paid(payment('Gul Khan'), payment('Said Akbar'));
    await send(body);
    await erase('Gul Khan');
    expect(await outcomesOf(body)).toEqual(DUPLICATE);
    expect(await outcomesOf({ ...body, payments: [payment('Gul Khan'), payment('Mir')] })).toEqual(REUSED);
  });
});

describe('a report that was recorded in the clear, with a digest over everything', () => {
  it('gets its receipt, and is refused where another person is named', async () => {
    const body = delivered('Gul Khan');
    const { event } = understandReport(body, CALLER).fact;
    const metadata = { by: 'local', digest: digestOf(body) };
    await store.append(STREAM, [{ ...event, id: String(body['reportId']), metadata }], 0);
    expect(await outcomesOf(body)).toEqual(DUPLICATE);
    expect(await outcomesOf({ ...body, receivedBy: 'Said Akbar' })).toEqual(REUSED);
  });

  it('reveals nobody, though somebody copied a sealed text into it', async () => {
    const [driver] = await persons.seal([{ member: 'driver', person: { name: 'Gul Khan' } }]);
    const told = JSON.stringify({ receivedBy: driver, note: driver });
    expect(await persons.reveal.text(told)).toBe(told);
  });
});

function payment(paidTo: string): object {
  return { amount: '5.00', currency: 'usd', official: false, paidTo };
}
