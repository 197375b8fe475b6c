import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readReport, type Report, SCHEMA_VERSION } from '#kafila/domain';
import { type EventStore, type JsonObject, type NewEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import {
  bundleText,
  type BundleVerdict,
  LOGGED_PREFIXES,
  noble,
  type ReportAlgorithm,
  type ReportSigner,
  signReport,
  textToSign,
  verifyBundle,
} from '#kafila/proof';
import { freshReportKey, nodeCrypto, nodeSigner } from '#kafila/proof/node';
import { TransparencyLog } from '../log/transparency-log.js';
import { catchUp, placeIn, roadEvent } from '../testing/audited-world.js';
import { roadTrip } from '#kafila/read-models/testing';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { makeBundle } from './make-bundle.js';

const temporary = temporaryFolder();
const gate = deviceWith('Ed25519');
const lead = deviceWith('ES256');
const stranger = deviceWith('Ed25519');
let store: EventStore;
let log: TransparencyLog;

beforeAll(async () => {
  store = await openWithoutThread({ file: temporary.path('events.db') });
  const place = { ...placeIn(temporary), streamPrefixes: LOGGED_PREFIXES };
  log = await TransparencyLog.open(place);
  await store.append('unit-torkham-gate-2', [enrolled(gate)], 'none');
  await store.append('unit-lead-1', [enrolled(lead)], 'none');
});

afterAll(async () => {
  await log.close();
  await store.close();
  temporary.remove();
});

interface Device extends ReportSigner {
  readonly publicKey: JsonObject;
}

function deviceWith(alg: ReportAlgorithm): Device {
  const privateKey = freshReportKey(alg);
  const { d: _, ...publicKey } = privateKey;
  return { ...nodeSigner(privateKey), publicKey };
}

function enrolled({ key, publicKey }: Device): NewEvent {
  return event('KeyEnrolled', {
    ...{ kid: key.kid, alg: key.alg },
    publicKey,
    invitationId: 'i',
  });
}

function event(type: string, data: JsonObject, metadata: JsonObject = {}): NewEvent {
  return { id: randomUUID(), type, data, metadata: { schemaVersion: SCHEMA_VERSION, ...metadata } };
}

/** A report of a unit as the intake records it once it is signed. */
async function signed(
  convoyId: string,
  signer: ReportSigner = gate,
  unitId = 'torkham-gate-2',
  fields: Partial<Report> = {},
): Promise<NewEvent> {
  const report: Report = {
    ...{
      reportId: randomUUID(),
      type: 'CheckpointPassed',
      occurredAt: '2026-03-02T09:00:00+05:00',
      convoyId,
    },
    ...{ place: 'torkham-pk', vehicleIds: ['PK-TLK914'], unit: { unitId, sequence: 41 } },
    ...fields,
  };
  const { signature } = await signReport(report, signer);
  const read = readReport(report);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const { alg, kid } = signer.key;
  const signedText = textToSign(report, alg, kid).split('\n').slice(3).join('\n');
  return event(read.event.type, read.event.data as unknown as JsonObject, {
    ...{ reportId: report.reportId, unit: { ...report.unit }, convoyId },
    ...{ signature: { ...signature }, signedText },
  });
}

async function bundleOf(convoyId: string, events: readonly NewEvent[]): Promise<string> {
  await store.append(`convoy-${convoyId}`, events, 'any');
  await catchUp(log, store);
  const made = await makeBundle({ log, store, convoyId, streams: [`convoy-${convoyId}`] });
  if (made.outcome !== 'made') throw new Error(made.outcome);
  return made.text;
}

function verdictOf(text: string): BundleVerdict {
  const verdict = verifyBundle(text, log.verifierKeys, nodeCrypto);
  expect(verifyBundle(text, log.verifierKeys, noble)).toEqual(verdict);
  return verdict;
}

async function faultOf(convoyId: string, ...events: readonly NewEvent[]): Promise<unknown> {
  const verdict = verdictOf(await bundleOf(convoyId, events));
  return verdict.outcome === 'refused' ? verdict.fault : verdict.proven;
}

/** The event with one bit of a text of its metadata flipped. */
function flipped(one: NewEvent, member: 'signedText' | 'value' | 'kid'): NewEvent {
  const metadata = structuredClone(one.metadata);
  const holder = (member === 'signedText' ? metadata : metadata['signature']) as JsonObject;
  const text = Buffer.from(holder[member] as string);
  // Of the last whole byte of a value in base64, and of a letter of a text.
  const at = text.length - 3;
  text[at] = (text[at] ?? 0) ^ 1;
  holder[member] = text.toString();
  return { ...one, metadata };
}

describe('a bundle of signed reports', () => {
  it('says who signed what, by which key, and how long that was good', async () => {
    const events = [await signed('s1'), await signed('s1'), await signed('s1', lead, 'lead-1'), roadEvent(1)];
    const verdict = verdictOf(await bundleOf('s1', events));
    if (verdict.outcome !== 'proven') throw new Error(verdict.fault.sentence);
    expect(verdict.bundle.signers?.map(({ stream }) => stream)).toEqual([
      'unit-lead-1',
      'unit-torkham-gate-2',
    ]);
    expect(verdict.proven).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^torkham-gate-2 signed 2 events of convoy-s1 \(revisions 0, 1\): its key \S{43} made .* enrolled as event 0 of the log, .*, and not revoked before event 0/,
        ),
        expect.stringMatching(/^lead-1 signed 1 event of convoy-s1 \(revision 2\)/),
      ]),
    );
    expect(verdict.notProven).toEqual(
      expect.arrayContaining([
        expect.stringContaining('That unit-torkham-gate-2 has no event after revision 0'),
        expect.stringContaining('Who held the device that signed'),
      ]),
    );
  });

  it.each(['signedText', 'value', 'kid'] as const)(
    'names the report in which one bit of %s was not as it was signed when it was recorded',
    async (member) => {
      const convoyId = `flipped-${member.toLowerCase()}`;
      const fault = await faultOf(convoyId, await signed(convoyId), flipped(await signed(convoyId), member));
      const code = member === 'kid' ? 'signer-missing' : 'signature-wrong';
      expect(fault).toMatchObject({ code, stream: `convoy-${convoyId}`, revision: 1 });
    },
  );

  it('names a report that a service made of something else than of what was signed', async () => {
    const one = await signed('s2');
    const fault = await faultOf('s2', { ...one, data: { ...one.data, place: 'torkham-af' } });
    expect(fault).toMatchObject({ code: 'signature-wrong', revision: 0 });
    expect(fault).toMatchObject({
      sentence: expect.stringContaining('does not say what torkham-gate-2 signed'),
    });
  });

  it('names a report in another stream than it was signed for', async () => {
    expect(await faultOf('s3', await signed('elsewhere'))).toMatchObject({ code: 'signature-wrong' });
  });

  it('names a report by a key that nobody enrolled, or that of another unit', async () => {
    expect(await faultOf('s4', await signed('s4', stranger))).toMatchObject({ code: 'signer-missing' });
    const [own, others] = [await signed('s5', lead, 'lead-1'), await signed('s5', lead)];
    expect(await faultOf('s5', own, others)).toMatchObject({ code: 'signature-wrong', revision: 1 });
  });

  it('lets persons be sealed, whom the signed text names by hashes', async () => {
    const hash = `sha256:${'A'.repeat(43)}`;
    const one = await signed('s6', gate, 'torkham-gate-2', {
      ...{ type: 'ExpensePaid', category: 'bribe', paidTo: hash, amount: { amount: '5', currency: 'USD' } },
    });
    const data = { ...one.data, paidTo: 'sealed:v1:x' };
    expect(await faultOf('s6', { ...one, data })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^torkham-gate-2 signed 1 event of convoy-s6/)]),
    );
  });

  it('counts the reports before and after a key was compromised and revoked', async () => {
    const phone = deviceWith('ES256');
    await store.append('unit-lost-1', [enrolled(phone)], 'none');
    await store.append('convoy-s7', [await signed('s7', phone, 'lost-1')], 'any');
    const revoked = { kid: phone.key.kid, compromisedSince: '2100-01-01T00:00:00.000Z', reason: 'stolen' };
    await store.append('unit-lost-1', [event('KeyRevoked', revoked)], 'any');
    expect(await faultOf('s7', await signed('s7', phone, 'lost-1'))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /revoked as event \d+, as compromised since 2100-01-01.*: 2 of them .* 1 after/,
        ),
      ]),
    );
  });

  it('folds to what stands by the places of its keys: what was signed after a revocation does not count', async () => {
    const phone = deviceWith('Ed25519');
    const report = (): Promise<NewEvent> => signed('s9', phone, 'lost-2');
    await store.append('unit-lost-2', [enrolled(phone)], 'none');
    await store.append('convoy-s9', [...roadTrip(9).decisions, await report()], 'none');
    const revoked = { kid: phone.key.kid, compromisedSince: '2020-01-01T00:00:00.000Z', reason: 'stolen' };
    await store.append('unit-lost-2', [event('KeyRevoked', revoked)], 'any');
    const last = await report();
    const text = await bundleOf('s9', [last]);
    expect(verdictOf(text)).toMatchObject({ outcome: 'proven', statesProven: true });
    const [{ state }] = (JSON.parse(text) as { streams: [{ state: JsonObject }] }).streams;
    expect(state['irregularities']).toMatchObject([
      { code: 'report-not-vouched', evidence: [last.metadata['reportId']] },
      { code: 'signed-in-doubt' },
      // The first one counts; nobody planned the vehicle.
      { code: 'unknown-vehicle', reports: 1 },
    ]);
  });

  it('still verifies in the form of before, which has no signers', async () => {
    const {
      sha256: _,
      signers: __,
      ...content
    } = JSON.parse(await bundleOf('s8', [roadEvent(1)])) as JsonObject;
    const before = bundleText({ ...content, bundle: 1 } as never, nodeCrypto);
    expect(verdictOf(before).outcome).toBe('proven');
    expect(verdictOf(bundleText({ ...content } as never, nodeCrypto))).toMatchObject({
      fault: { code: 'not-a-bundle', sentence: expect.stringContaining('signers is missing') },
    });
  });
});
