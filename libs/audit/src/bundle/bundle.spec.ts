import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AT_LENGTH } from '#kafila/domain/testing';
import { type EventStore, type JsonObject } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import {
  bundleText,
  type BundleVerdict,
  COSIGNATURE,
  cosignText,
  readNote,
  type VerifierKey,
  verifyBundle,
  writeNote,
} from '#kafila/proof';
import { generateSigningKey, nodeCrypto } from '#kafila/proof/node';
import { TransparencyLog } from '../log/transparency-log.js';
import { catchUp, fill, placeIn, roadEvent } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { makeBundle, type MadeBundle } from './make-bundle.js';

const temporary = temporaryFolder();
const streams = ['convoy-c1', 'carnet-XC12345678', 'declaration-PK-1'];
const witness = generateSigningKey('witness.example/w1', COSIGNATURE);
let store: EventStore;
let log: TransparencyLog;
let made: MadeBundle;
let keys: readonly VerifierKey[];

beforeAll(async () => {
  store = await openWithoutThread({ file: temporary.path('events.db') });
  log = await TransparencyLog.open(placeIn(temporary));
  // Large data have their digest in the leaf.
  await store.append('convoy-c1', [{ ...roadEvent(0), data: { text: 'Ələt '.repeat(10_000) } }], 'none');
  await fill(store, 60);
  await catchUp(log, store);
  keys = log.verifierKeys;
  made = await bundle();
}, 60_000);

async function bundle(): Promise<MadeBundle> {
  const result = await makeBundle({ log, store, convoyId: 'c1', streams });
  if (result.outcome !== 'made') throw new Error(`${result.outcome}: ${result.stream}`);
  return result;
}

/** The bundle with something in it altered, written as a bundle is written, its digest right. */
function forged(alter: (content: Bundled) => void): string {
  const { sha256: _, ...content } = JSON.parse(made.text) as Bundled & { sha256: string };
  alter(content);
  return bundleText(content as never, nodeCrypto);
}

interface Bundled extends JsonObject {
  convoyId: string;
  checkpoint: string;
  streams: {
    stream: string;
    events: (JsonObject & { revision: number; leaf: number; data: JsonObject })[];
  }[];
}

function code(verdict: BundleVerdict): string {
  return verdict.outcome === 'proven' ? 'proven' : verdict.fault.code;
}

describe('a bundle', () => {
  it('is proven with nothing but the file and the key of the log', () => {
    const verdict = verifyBundle(made.text, keys, nodeCrypto);
    if (verdict.outcome !== 'proven') throw new Error(verdict.fault.sentence);
    expect([verdict.events, made.events, made.notLoggedYet]).toEqual([37, 37, 0]);
    expect(verdict.checkpoint).toMatchObject({ origin: 'log.example/kafila', size: 49 });
    expect(verdict.proven).toEqual([
      expect.stringMatching(
        /^log\.example\/kafila \(key [0-9a-f]{8}\) signed that its log log\.example\/kafila had 49 events/,
      ),
      expect.stringContaining(
        'All 12 events of carnet-XC12345678 in this file, revisions 0 to 11 without a gap',
      ),
      expect.stringContaining('All 13 events of convoy-c1'),
      expect.stringContaining('All 12 events of declaration-PK-1'),
    ]);
    expect(verdict.notProven).toEqual([
      expect.stringContaining('That carnet-XC12345678 has no event after revision 11'),
      expect.stringContaining('That convoy-c1 has no event after revision 12'),
      expect.stringContaining('That declaration-PK-1 has no event after revision 11'),
      'That these are all the streams that concern the convoy c1.',
      ...streams.toSorted().map((stream) => `What state ${stream} is in: its events cannot be digested.`),
      expect.stringContaining('That what was reported is true'),
      expect.stringContaining('the clock of the store'),
      expect.stringContaining('That everybody is shown the same log'),
    ]);
  });

  it('says what it does not know of a stream that never names the convoy', async () => {
    const other = 'carnet-XC00000001';
    await store.append(other, [{ ...roadEvent(1), metadata: {} }], 'none');
    await catchUp(log, store);
    const result = await makeBundle({ log, store, convoyId: 'c1', streams: [...streams, other] });
    const verdict = verifyBundle(result.outcome === 'made' ? result.text : '', keys, nodeCrypto);
    expect(verdict.outcome === 'proven' && verdict.notProven).toContain(
      `That ${other} concerns the convoy c1: none of its events names it.`,
    );
  });

  it('is refused wherever one byte of the file is flipped', () => {
    const bytes = Buffer.from(made.text);
    const large = bytes.indexOf('Ələt Ələt');
    const places = Array.from({ length: bytes.length }, (_, at) => at).filter(
      // Of the large text every thousandth byte will do.
      (at) => at < large || at > large + 70_000 || at % 1_000 === 0,
    );
    const found = new Set<string>();
    // No multiple of two: every bit comes up.
    const step = AT_LENGTH ? 7 : 19;
    for (const at of places.filter((_, nth) => nth % step === 0)) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const verdict = verifyBundle(flipped, keys, nodeCrypto);
      if (verdict.outcome === 'proven') throw new Error(`Byte ${at} was not found.`);
      expect(verdict.fault.sentence.length).toBeGreaterThan(20);
      found.add(verdict.fault.code);
    }
    expect([...found]).toEqual(
      expect.arrayContaining(['not-a-bundle', 'event-altered', 'checkpoint-wrong', 'unknown-key']),
    );
  }, 60_000);

  it.each<[string, string, (content: Bundled) => void]>([
    [
      'an event in the midst is missing',
      'event-missing',
      (content) => content.streams[1]?.events.splice(5, 1),
    ],
    ['the first event is missing', 'event-missing', (content) => content.streams[1]?.events.shift()],
    [
      'a missing event is hidden by other revisions',
      'event-altered',
      (content) => {
        content.streams[1]?.events.splice(5, 1);
        content.streams[1]?.events.forEach((event, revision) => (event.revision = revision));
      },
    ],
    [
      'the data of an event are other',
      'event-altered',
      (content) => Object.assign(content.streams[1]?.events[3]?.data ?? {}, { place: 'torkham-af' }),
    ],
    [
      'two events have each the place of the other',
      'event-altered',
      (content) => {
        const [one, other] = content.streams[1]?.events.slice(2, 4) ?? [];
        if (one && other) [one.leaf, other.leaf] = [other.leaf, one.leaf];
      },
    ],
    [
      'a stream has another name',
      'event-altered',
      (content) =>
        content.streams.splice(0, 1, { ...content.streams[0], stream: 'carnet-XC12345679' } as never),
    ],
    ['it names another convoy', 'other-convoy', (content) => (content.convoyId = 'c2')],
    [
      'it has a stream twice',
      'not-a-bundle',
      (content) => content.streams.push(...content.streams.slice(1, 2)),
    ],
    ['it has a member more', 'not-a-bundle', (content) => (content['note'] = 'x')],
    ['its format is newer', 'unknown-format', (content) => (content['bundle'] = 3)],
    ['its leaves are of a newer format', 'unknown-format', (content) => (content['leafFormat'] = 2)],
    [
      'its checkpoint is of another size',
      'checkpoint-wrong',
      (content) => (content.checkpoint = content.checkpoint.replace('\n49\n', '\n50\n')),
    ],
    ['its checkpoint is no note', 'checkpoint-wrong', (content) => (content.checkpoint = 'x')],
  ])('is refused where %s', (_, expected, alter) => {
    expect(code(verifyBundle(forged(alter), keys, nodeCrypto))).toBe(expected);
  });

  it('names the event that was altered, and the one that is missing', () => {
    const altered = verifyBundle(
      forged((content) => ((content.streams[1]?.events[3] ?? { type: '' }).type = 'BorderExited')),
      keys,
      nodeCrypto,
    );
    expect(altered).toMatchObject({ fault: { code: 'event-altered', stream: 'convoy-c1', revision: 3 } });
    const missing = verifyBundle(
      forged((content) => content.streams[1]?.events.splice(5, 1)),
      keys,
      nodeCrypto,
    );
    expect(missing).toMatchObject({ fault: { code: 'event-missing', stream: 'convoy-c1', revision: 5 } });
  });

  it('is not refused where its last event is missing: it says that this is not proven', () => {
    const verdict = verifyBundle(
      forged((content) => content.streams[1]?.events.pop()),
      keys,
      nodeCrypto,
    );
    expect(verdict.outcome === 'proven' && verdict.notProven).toContainEqual(
      expect.stringContaining('That convoy-c1 has no event after revision 11'),
    );
  });

  it('is refused with another key, with none, and with that of a witness alone', () => {
    const other = generateSigningKey('log.example/kafila').verifier;
    for (const wrong of [[other], [], [witness.verifier], [{ ...other, name: 'other.example' }]]) {
      expect(code(verifyBundle(made.text, wrong, nodeCrypto))).toBe('unknown-key');
    }
  });

  it('is refused where the file was written otherwise, though all in it is true', () => {
    const pretty = JSON.stringify(JSON.parse(made.text), null, 2);
    expect(code(verifyBundle(pretty, keys, nodeCrypto))).toBe('file-altered');
    expect(code(verifyBundle(made.text.trimEnd(), keys, nodeCrypto))).toBe('file-altered');
  });

  it.each(['', 'null', '[]', '{}', '{"bundle":1}', '{"bundle":"1"}'])('is none where it is %p', (text) => {
    expect(code(verifyBundle(text, keys, nodeCrypto))).toBe('not-a-bundle');
    expect(code(verifyBundle(Buffer.of(0xff), keys, nodeCrypto))).toBe('not-a-bundle');
  });

  it('is not made of a stream that has no event', async () => {
    expect(await makeBundle({ log, store, convoyId: 'c1', streams: ['convoy-c1', 'carnet-x'] })).toEqual({
      outcome: 'nothing-to-bundle',
      stream: 'carnet-x',
    });
  });

  it('is not made of more than it may have, and no more is read of it', async () => {
    const asked: (number | undefined)[] = [];
    const inPages: Pick<EventStore, 'readStream'> = {
      readStream: (stream, options) => {
        asked.push(options?.from);
        return store.readStream(stream, { ...options, limit: 2 });
      },
    };
    const made = { log, store: inPages, convoyId: 'c1', streams: ['carnet-XC12345678'] };
    expect(await makeBundle({ ...made, mostCharacters: 2000 })).toEqual({
      ...{ outcome: 'too-large', stream: 'carnet-XC12345678', mostCharacters: 2000 },
    });
    expect(asked).toEqual([0, 2, 4]);
    expect(await makeBundle({ ...made, mostCharacters: 20_000 })).toMatchObject({
      outcome: 'made',
      events: 12,
    });
  });

  it('leads to the checkpoint that a witness cosigned, and says when it was seen', async () => {
    const note = readNote(log.checkpoint.note);
    const cosignature = cosignText(note.text, witness, 1_770_000_000);
    await log.keepCosigned(writeNote({ ...note, signatures: [...note.signatures, cosignature] }), [
      witness.verifier,
    ]);
    await store.append('convoy-c2', [roadEvent(7)], 'any');
    await catchUp(log, store);
    const { text, checkpoint } = await bundle();
    expect(checkpoint.size).toBe(log.size - 1);
    const verdict = verifyBundle(text, [...keys, witness.verifier], nodeCrypto);
    expect(verdict.outcome === 'proven' && verdict.proven).toContainEqual(
      expect.stringMatching(/witness witness\.example\/w1 .* signed at 2026-02-02T02:40:00\.000Z/),
    );
    expect(verdict.outcome === 'proven' && verdict.notProven.join()).not.toContain('shown the same log');
    expect(code(verifyBundle(text, [witness.verifier], nodeCrypto))).toBe('unknown-key');
    const unheard = verifyBundle(text, keys, nodeCrypto);
    expect(unheard.outcome === 'proven' && unheard.notProven).toContainEqual(
      expect.stringContaining('The signature of witness.example/w1'),
    );
  });

  it('says that its states are not proven where another version folded them, whatever they are', () => {
    const verdict = verifyBundle(
      forged((content) => {
        content['foldedBy'] = 'trips 99';
        Object.assign(content.streams[1] ?? {}, { state: { status: 'completed' } });
      }),
      keys,
      nodeCrypto,
    );
    expect(verdict).toMatchObject({ outcome: 'proven', statesProven: false });
    expect(verdict.outcome === 'proven' && verdict.notProven).toContainEqual(
      expect.stringContaining('That convoy-c1 folds to the state that stands beside its events'),
    );
    expect(verifyBundle(made.text, keys, nodeCrypto)).toMatchObject({ statesProven: true });
  });

  it('keeps no checkpoint that is another log’s, or that no known witness signed', async () => {
    const text = 'log.example/kafila\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
    const cosigned = writeNote({ text, signatures: [cosignText(text, witness, 1)] });
    await expect(log.keepCosigned(cosigned, [witness.verifier])).rejects.toThrow('not signed by both');
    await expect(log.keepCosigned(log.checkpoint.note, [witness.verifier])).rejects.toThrow(
      'not signed by both',
    );
  });
});

afterAll(async () => {
  await log.close();
  await store.close();
  temporary.remove();
});
