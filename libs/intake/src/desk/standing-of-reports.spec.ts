import { convoyStream, KeyPlaces } from '#kafila/domain';
import {
  delivered,
  june,
  keyEnrolled,
  keyRevoked,
  sealed,
  sent,
  type Sent,
  vouched,
} from '#kafila/domain/testing';
import { type EventStore, type NewEvent, readWholeStream } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { LOCAL, type Problem } from '#kafila/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Consequences } from '../across-convoys/consequences.js';
import { MembershipReader } from '../across-convoys/membership-reader.js';
import { NO_KEYS, type SigningKeys } from '../signed-reports/signing-keys.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { ConvoyDesk } from './convoy-desk.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-desk-'));
let store: EventStore;
beforeAll(async () => {
  store = await openWithoutThread({ file: join(folder, 'events.db') });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const G = 'gate';

async function record({ stream, type, data, metadata }: Sent): Promise<void> {
  await store.append(stream, [{ id: randomUUID(), type, data, metadata } as NewEvent], 'any');
}

/** A desk of an intake of its own, which knows the keys that were enrolled and revoked by now. */
async function newDesk(): Promise<ConvoyDesk> {
  const places = new KeyPlaces();
  for (const event of (await store.readAll({ streamPrefixes: ['unit-'] })).events) places.take(event);
  const keys: SigningKeys = { ...NO_KEYS, places };
  const writers = new StreamWriters(store, undefined, undefined);
  const log = { error: () => undefined };
  const others = new MembershipReader(store, log, undefined, keys);
  return new ConvoyDesk(writers, others, new Consequences(writers, others), log, undefined, keys);
}

function decide(desk: ConvoyDesk, convoyId: string, command: object): Promise<unknown> {
  const decision = { subject: { convoyId }, request: command, terms: { caller: LOCAL } };
  return desk.takeAmongAll(command as never, decision);
}

/** What each of two intakes answers to the decision that the convoy is over. */
async function completed(convoyId: string): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const desk of [await newDesk(), await newDesk()]) {
    const taken = decide(desk, convoyId, { type: 'complete' });
    answers.push(
      await taken.then(
        () => 'taken',
        (error: unknown) => (error as Problem).code,
      ),
    );
  }
  return answers;
}

async function underway(convoyId: string, ...plates: readonly string[]): Promise<string> {
  const desk = await newDesk();
  const plan = { type: 'plan', corridorId: 'khi-tas-torkham', regime: 'TIR' };
  const vehicles = (plates.length > 0 ? plates : [convoyId]).map((plate) => ({ plate, country: 'PK' }));
  await decide(desk, convoyId, { ...plan, plannedDeparture: june('2'), vehicles });
  await decide(desk, convoyId, { type: 'dispatch' });
  return convoyStream(convoyId);
}

const delivery = (id: string): ReturnType<typeof delivered> => delivered('tashkent', '12 10:00', { id });

describe('the desk', () => {
  it('does not decide on what somebody else reports by a key that was stolen, until it vouches for that', async () => {
    await record(keyEnrolled(G, 'k'));
    const stream = await underway('stolen');
    expect(await completed('stolen')).toEqual(['vehicles-outstanding', 'vehicles-outstanding']);
    await record(keyRevoked(G, 'k', '1'));
    await record(sent.signed(stream, delivery('thief'), G, 'k'));
    expect(await completed('stolen')).toEqual(['vehicles-outstanding', 'vehicles-outstanding']);
    await record(sent.byUnit(stream, vouched('thief', '13'), G));
    expect(await completed('stolen')).toEqual(['vehicles-outstanding', 'vehicles-outstanding']);
    await record(sent.byDesk(stream, vouched('thief', '13')));
    expect((await completed('stolen'))[0]).toBe('taken');
  });

  it('decides on what a unit signed before its key was stolen, and not on what comes unsigned since', async () => {
    await record(keyEnrolled('port', 'p'));
    const [honest, unsigned] = [await underway('honest'), await underway('unsigned')];
    await record(sent.byUnit(unsigned, delivery('u'), 'port'));
    await record(sent.signed(honest, delivery('h'), 'port', 'p'));
    await record(keyRevoked('port', 'p', '1'));
    expect(await completed('unsigned')).toEqual(['vehicles-outstanding', 'vehicles-outstanding']);
    expect((await completed('honest'))[0]).toBe('taken');
  });

  it('hands nothing over by a split that is told only by what does not count', async () => {
    await record(keyEnrolled('lead', 'l'));
    const stream = await underway('parent', 'X', 'Y');
    const at = { of: ['PK-X', 'PK-Y'] };
    await record(
      sent.signed(stream, sealed(['S1'], 'karachi-port', '3 10:00', { ...at, id: 's1' }), 'lead', 'l'),
    );
    await record(sent.byUnit(stream, sealed(['S2'], 'karachi-port', '4 10:00', { ...at, id: 's2' }), 'lead'));
    const part = { convoyId: 'part', vehicleIds: ['PK-X'] };
    const split = { type: 'split', parts: [part], place: 'peshawar' };
    const decision = { subject: { convoyId: 'parent' }, request: split, terms: { caller: LOCAL } };
    await (await newDesk()).takeAcrossConvoys(split as never, decision as never);
    const joined = (await readWholeStream(store, convoyStream('part'))).find(
      ({ type }) => type === 'VehicleJoined',
    );
    expect(joined?.data['seals']).toEqual(['S1']);
  });
});
