import { afterAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Checkpoint,
  COSIGNATURE,
  leafHash,
  openNote,
  readCheckpoint,
  readNote,
  readSignatureLine,
  type SigningKey,
  signText,
  writeCheckpoint,
  writeNote,
} from '#kafila/proof';
import { generateSigningKey, nodeCrypto } from '#kafila/proof/node';
import { naiveProof, naiveRoot } from '../testing/naive-tree.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { readAddCheckpoint, writeAddCheckpoint } from './add-checkpoint.js';
import { Witness, WitnessStateDamaged } from './witness.js';
import { witnessStateIn } from './witness-state.js';

const temporary = temporaryFolder();
const origin = 'log.example/kafila';
const logKey = generateSigningKey(origin);
const key = generateSigningKey('witness.example/w1', COSIGNATURE);
let folders = 0;

const entries = Array.from({ length: 20 }, (_, n) => Buffer.from(`entry ${n}`));
/** A second history: another seventh entry. */
const otherEntries = entries.with(6, Buffer.from('another'));

function checkpointOf(size: number, of = entries): Checkpoint {
  return { origin, size, root: Buffer.from(naiveRoot(of.slice(0, size)), 'hex') };
}

function signed(checkpoint: Checkpoint, by: SigningKey = logKey): string {
  const text = writeCheckpoint(checkpoint);
  return writeNote({ text, signatures: [signText(text, by)] });
}

function request(oldSize: number, size: number, of = entries): string {
  const steps = oldSize === 0 ? [] : naiveProof(oldSize, of.slice(0, size));
  const proof = steps.map((step) => Buffer.from(step, 'hex'));
  return writeAddCheckpoint({ oldSize, proof, checkpoint: signed(checkpointOf(size, of)) });
}

function freshWitness(folder = temporary.path(`state-${folders++}`)): { witness: Witness; folder: string } {
  const state = witnessStateIn(folder);
  const now = (): Date => new Date('2026-03-02T04:00:00.900Z');
  return { witness: new Witness({ key, logs: [logKey.verifier], state, now }), folder };
}

describe('a witness', () => {
  it('cosigns the first checkpoint it sees, and each that only adds to it', async () => {
    const { witness, folder } = freshWitness();
    for (const [old, size] of [
      [0, 3],
      [3, 8],
      [8, 8],
      [8, 20],
    ] as const) {
      const body = request(old, size);
      const answer = await witness.addCheckpoint(body);
      if (answer.outcome !== 'cosigned') throw new Error(answer.outcome);
      const cosignature = readSignatureLine(answer.lines.trimEnd());
      const { text } = readNote(readAddCheckpoint(body)?.checkpoint ?? '');
      expect(openNote({ text, signatures: [cosignature] }, [key.verifier], nodeCrypto)).toMatchObject({
        outcome: 'verified',
        by: [{ seconds: Date.parse('2026-03-02T04:00:00Z') / 1000 }],
      });
    }
    const [file = ''] = readdirSync(folder);
    const kept = readNote(readFileSync(join(folder, file), 'utf8'));
    expect(readCheckpoint(kept.text).size).toBe(20);
    expect(openNote(kept, [logKey.verifier, key.verifier], nodeCrypto)).toMatchObject({
      by: [{}, {}],
      unknown: [],
    });
  });

  it('refuses a log that did not only add, and stays with what it saw, also after a restart', async () => {
    const { witness, folder } = freshWitness();
    await witness.addCheckpoint(request(0, 8));
    expect(await witness.addCheckpoint(request(8, 20, otherEntries))).toMatchObject({
      outcome: 'inconsistent',
      status: 422,
    });
    expect(await witness.addCheckpoint(request(8, 8, otherEntries))).toMatchObject({
      outcome: 'inconsistent',
    });
    const again = freshWitness(folder).witness;
    expect(await again.addCheckpoint(request(8, 20, otherEntries))).toMatchObject({
      outcome: 'inconsistent',
    });
    expect(await again.addCheckpoint(request(8, 20))).toMatchObject({ outcome: 'cosigned' });
  });

  it('refuses an older checkpoint, and one proven from another size, and says which size it knows', async () => {
    const { witness } = freshWitness();
    expect(await witness.addCheckpoint(request(3, 8))).toEqual({
      outcome: 'other-size',
      status: 409,
      size: 0,
    });
    await witness.addCheckpoint(request(0, 8));
    expect(await witness.addCheckpoint(request(0, 3))).toEqual({
      outcome: 'other-size',
      status: 409,
      size: 8,
    });
    expect(await witness.addCheckpoint(request(3, 20))).toEqual({
      outcome: 'other-size',
      status: 409,
      size: 8,
    });
    const older = writeAddCheckpoint({ oldSize: 8, proof: [], checkpoint: signed(checkpointOf(3)) });
    expect(await witness.addCheckpoint(older)).toMatchObject({ outcome: 'malformed', status: 400 });
  });

  it('cosigns one of two that are proven from the same size at the same time', async () => {
    const { witness } = freshWitness();
    await witness.addCheckpoint(request(0, 8));
    const answers = await Promise.all([
      witness.addCheckpoint(request(8, 20)),
      witness.addCheckpoint(request(8, 12)),
    ]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['cosigned', 'other-size']);
  });

  it('refuses a proof too many, and a root of the empty tree that is none', async () => {
    const { witness } = freshWitness();
    const [proof, checkpoint] = [[leafHash(Buffer.of(1), nodeCrypto)], signed(checkpointOf(3))];
    const answer = await witness.addCheckpoint(writeAddCheckpoint({ oldSize: 0, proof, checkpoint }));
    expect(answer).toMatchObject({ outcome: 'inconsistent' });
    const empty = signed({ origin, size: 0, root: Buffer.alloc(32) });
    expect(
      await witness.addCheckpoint(writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint: empty })),
    ).toMatchObject({ outcome: 'inconsistent' });
  });

  it('knows no log that is not in its settings, and no key but that of the log', async () => {
    const { witness } = freshWitness();
    const other = generateSigningKey('log.example/other');
    const foreign = signed({ ...checkpointOf(3), origin: 'log.example/other' }, other);
    const forged = signed(checkpointOf(3), generateSigningKey(origin));
    const ask = (checkpoint: string): Promise<unknown> =>
      witness.addCheckpoint(writeAddCheckpoint({ oldSize: 0, proof: [], checkpoint }));
    expect(await ask(foreign)).toMatchObject({ outcome: 'unknown-log', status: 404 });
    expect(await ask(forged)).toMatchObject({ outcome: 'not-signed', status: 403 });
    expect(await ask(signed(checkpointOf(3)).replace('\n3\n', '\n4\n'))).toMatchObject({
      outcome: 'not-signed',
    });
  });

  it.each([
    '',
    'old 0\n',
    'old x\n\n',
    'old 00\n\n',
    'old 0\n\nnothing\n',
    `old 3\nAAAA\n\n${signed(checkpointOf(3))}`,
    `old 3\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\n${signed(checkpointOf(3))}`,
  ])('does not understand %j', async (body) => {
    const { witness } = freshWitness();
    expect(await witness.addCheckpoint(body)).toMatchObject({ outcome: 'malformed', status: 400 });
  });

  it('cosigns nothing where somebody else wrote what it remembers', async () => {
    const { witness, folder } = freshWitness();
    await witness.addCheckpoint(request(0, 8));
    const [file = ''] = readdirSync(folder);
    for (const forged of [signed(checkpointOf(3)), 'nothing']) {
      writeFileSync(join(folder, file), forged);
      await expect(witness.addCheckpoint(request(3, 8))).rejects.toThrow(WitnessStateDamaged);
    }
  });
});

describe('the body of add-checkpoint', () => {
  it('is the old size, the proof and, after an empty line, the note', () => {
    const hash = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
    const body = `old 41\n${hash(1)}\n${hash(2)}\n\nlog.example/kafila\n57\n${hash(3)}\n\n— x AAAAAAA=\n`;
    const read = readAddCheckpoint(body);
    expect(read).toMatchObject({ oldSize: 41, proof: { length: 2 } });
    expect(read && writeAddCheckpoint(read)).toBe(body);
  });
});

afterAll(() => {
  temporary.remove();
});
