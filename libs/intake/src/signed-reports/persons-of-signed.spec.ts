import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOCAL } from '#kafila/platform';
import { commitmentTo, noble, verifySignedText } from '#kafila/proof';
import { readWholeStream, type RecordedEvent } from '#kafila/event-store';
import { understandReport } from '../take-reports/judging/understand-report.js';
import { keysOf, type SentReport, SigningUnit } from '../testing/signing-unit.js';
import { TestDesk } from '../testing/test-desk.js';

const gate = new SigningUnit('gate-2');
const keys = keysOf(gate);
let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open(keys);
});
afterAll(() => desk.close());

/** Somebody whom no other test names. */
let named = 0;
const somebody = (): string => `Gul Khan ${++named} of Landi Kotal`;

const payment = (paidTo: string): object => ({ amount: '5.00', currency: 'usd', official: false, paidTo });
const paid = (...paidTo: readonly string[]): object => ({
  ...{ type: 'BorderActivityRecorded', activity: 'customs-controls', place: 'torkham-pk' },
  payments: paidTo.map(payment),
});

async function lastOf(convoyId: string): Promise<RecordedEvent> {
  const last = (await readWholeStream(desk.store, `convoy-${convoyId}`)).at(-1);
  if (!last) throw new Error('Nothing was recorded.');
  return last;
}

const textOf = ({ data, metadata }: RecordedEvent): string => JSON.stringify({ data, metadata });

function saltsOf(sent: SentReport): readonly string[] {
  return (sent['disclosures'] as readonly { readonly salt: string }[]).map(({ salt }) => salt);
}

async function send(report: object): Promise<readonly unknown[]> {
  const { status, body } = await desk.post('/reports', report);
  const [fault] = (body['errors'] ?? []) as readonly { readonly code: string; readonly pointer: string }[];
  return [status, body['outcome'] ?? body['code'], ...(fault ? [fault.code, fault.pointer] : [])];
}

/** Everything that lies in the folder of the store and of the keys. */
function allBytes(folder = desk.folder): Buffer {
  return Buffer.concat(
    readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? allBytes(path) : readFileSync(path);
    }),
  );
}

describe('whom a signed report names', () => {
  it('lies sealed in its event, wherever it stands, and is shown without the salt', async () => {
    const { convoyId } = await desk.dispatched();
    const [one, other] = [somebody(), somebody()];
    const sent = await gate.signed(convoyId, paid(one, other));
    expect(await send(sent)).toEqual([201, 'recorded']);
    const event = await lastOf(convoyId);
    const [kept, shown] = [textOf(event), await desk.persons.reveal.text(textOf(event))];
    for (const secret of [one, other, ...saltsOf(sent)]) expect(kept).not.toContain(secret);
    expect(event.data['asReported']).toMatchObject({ payments: [{ currency: 'usd' }, { currency: 'usd' }] });
    expect(shown.split(`"name":"${one}"`)).toHaveLength(3);
    expect(shown).not.toContain('"salt"');
    for (const salt of saltsOf(sent)) expect(shown).not.toContain(salt);
    expect(await desk.persons.find({ name: one })).toBeDefined();
  });

  it('is the same person to those who look for one, whether signed or not', async () => {
    const { convoyId } = await desk.dispatched();
    const name = somebody();
    await send(await gate.signed(convoyId, { type: 'CargoDelivered', receivedBy: name }));
    const [{ data: first }] = [await lastOf(convoyId)];
    await send(await gate.signed(convoyId, { type: 'CargoDelivered', receivedBy: name.toUpperCase() }));
    const personOf = (data: object): string | undefined =>
      /sealed:v2:([^:]+):/.exec(JSON.stringify(data))?.[1];
    expect(personOf((await lastOf(convoyId)).data)).toBe(personOf(first));
    expect(personOf(first)).toBe(await desk.persons.find({ name }));
  });

  it('is forgotten with the salt: the signature stays right, and the name is nowhere', async () => {
    const { convoyId } = await desk.dispatched();
    const [name, other] = [somebody(), somebody()];
    const sent = await gate.signed(convoyId, paid(name, other));
    await send(sent);
    await desk.persons.forget((await desk.persons.find({ name })) ?? '');
    const event = await lastOf(convoyId);
    const { signature, signedText } = event.metadata as { signature: { value: string }; signedText: string };
    const text = `kafila-report-1\nEd25519\n${gate.kid}\n${signedText}`;
    expect(verifySignedText(text, signature, gate.held.key, noble).outcome).toBe('valid');
    const bytes = allBytes();
    const [salt = ''] = saltsOf(sent);
    for (const secret of [name, salt, Buffer.from(salt, 'base64url')])
      expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes(sent.reportId)).toBe(true);
    const shown = await desk.persons.reveal.text(textOf(event));
    expect(shown).toContain('"unreadable":"erased"');
    expect(shown).toContain(other);
    expect(await send(sent)).toEqual([200, 'duplicate']);
    expect(await desk.persons.find({ name })).toBeUndefined();
  });

  it('cannot be guessed by what is kept: the same name has another hash each time', async () => {
    const { convoyId } = await desk.dispatched();
    const name = somebody();
    const hashes = new Set<unknown>();
    for (let at = 0; at < 3; at++) {
      await send(await gate.signed(convoyId, { type: 'CargoDelivered', receivedBy: name }));
      const { signedText } = (await lastOf(convoyId)).metadata as { signedText: string };
      hashes.add((JSON.parse(signedText) as { receivedBy: string }).receivedBy);
    }
    expect(hashes.size).toBe(3);
    for (const salt of [new Uint8Array(), new Uint8Array(16)]) {
      expect(hashes).not.toContain(commitmentTo(name, salt, noble));
    }
  });

  it('is refused in the clear, where it is not disclosed, disclosed otherwise, or no name', async () => {
    const { convoyId } = await desk.dispatched();
    const delivered = (receivedBy: string) => gate.seen(convoyId, { type: 'CargoDelivered', receivedBy });
    const { disclosures, ...apart } = delivered('Gul Khan');
    const [one] = disclosures as readonly [{ readonly pointer: string; readonly salt: string }];
    const at = (code: string, pointer = '#/receivedBy') => [422, 'invalid-report', code, pointer];
    expect(await send(await gate.sign({ ...apart, receivedBy: 'Gul Khan' }))).toEqual(at('person-in-clear'));
    expect(await send(await gate.sign(apart))).toEqual(at('not-disclosed'));
    const signed = await gate.sign(apart);
    for (const more of [{ value: 'Said Akbar' }, { salt: 'A'.repeat(22) }]) {
      expect(await send({ ...signed, disclosures: [{ ...one, ...more }] })).toEqual(at('disclosure-differs'));
    }
    const twice = { ...signed, disclosures: [one, { ...one, pointer: '/place' }] };
    expect(await send(twice)).toEqual(at('discloses-nothing', '#/place'));
    for (const wrong of [
      { ...one, more: 1 },
      { ...one, pointer: '/\u202ekool' },
      { ...one, value: 7 },
      { ...one, value: { name: 'Gul' } },
    ]) {
      expect((await send({ ...signed, disclosures: [wrong] })).slice(0, 2)).toEqual([422, 'invalid-report']);
    }
    expect(await send(await gate.sign(delivered('\ud83d')))).toEqual(at('ill-formed-text'));
    expect(await send(await gate.sign(delivered('x'.repeat(400))))).toEqual(at('too-long'));
    expect(await send({ ...signed, disclosures })).toEqual([201, 'recorded']);
    expect(await desk.persons.find({ name: 'Said Akbar' })).toBeUndefined();
  });
});

describe('the event of a signed report', () => {
  it('weighs no more than it says', async () => {
    const { convoyId } = await desk.dispatched();
    for (const more of [{ note: '"\\'.repeat(900) }, paid('ö'.repeat(200), '\u0001'.repeat(200), 'x')]) {
      const sent = await gate.signed(convoyId, more);
      const { fact } = understandReport(sent, LOCAL, keys);
      expect(await send(sent)).toEqual([201, 'recorded']);
      expect(Buffer.byteLength(textOf(await lastOf(convoyId)))).toBeLessThanOrEqual(fact.bytes);
    }
  });
});
