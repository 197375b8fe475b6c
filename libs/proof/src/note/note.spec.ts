import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { nodeCrypto } from '../node/node-crypto.js';
import { CheckpointMalformed, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { NoteMalformed, readNote, writeNote } from './note.js';
import { cosignText, openNote, signText } from './signature.js';
import { generateSigningKey, readSigningKey, writeSigningKey } from '../node/signing-key.js';
import { COSIGNATURE, KeyMalformed, readVerifierKey, writeVerifierKey } from './verifier-key.js';

/** A key and a note put together here from the words of C2SP signed-note, by nothing of the code under test. */
const pair = generateKeyPairSync('ed25519');
const typedKey = Buffer.concat([
  Buffer.of(1),
  Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
]);
const keyId = createHash('sha256').update('road.example/gate\n').update(typedKey).digest().subarray(0, 4);
const handMadeKey = `road.example/gate+${keyId.toString('hex')}+${typedKey.toString('base64')}`;
const message = 'Gate 2 is open.\n';
const made = Buffer.concat([keyId, sign(null, Buffer.from(message), pair.privateKey)]).toString('base64');
const handMadeNote = `${message}\n— road.example/gate ${made}\n`;

const key = generateSigningKey('log.example/kafila');
const text = writeCheckpoint({ origin: 'log.example/kafila', size: 3, root: Buffer.alloc(32, 1) });
const note = { text, signatures: [signText(text, key)] };

describe('a signed note', () => {
  it('that was put together by the words of the specification verifies', () => {
    const opened = openNote(readNote(handMadeNote), [readVerifierKey(handMadeKey)], nodeCrypto);
    expect(opened).toMatchObject({ outcome: 'verified', by: [{ key: { name: 'road.example/gate' } }] });
    expect(writeVerifierKey(readVerifierKey(handMadeKey))).toBe(handMadeKey);
    expect(writeNote(readNote(handMadeNote))).toBe(handMadeNote);
  });

  it('is wrong where one letter of its text is another', () => {
    const altered = readNote(handMadeNote.replace('is open', 'si open'));
    expect(openNote(altered, [readVerifierKey(handMadeKey)], nodeCrypto).outcome).toBe('wrong-signature');
  });

  it('is wrong where any bit of its signature is another', () => {
    const [signature] = readNote(handMadeNote).signatures;
    if (signature === undefined) throw new Error('The note is signed.');
    for (let bit = 0; bit < signature.signature.length * 8; bit += 7) {
      const flipped = Buffer.from(signature.signature);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const altered = { ...readNote(handMadeNote), signatures: [{ ...signature, signature: flipped }] };
      expect(openNote(altered, [readVerifierKey(handMadeKey)], nodeCrypto).outcome).toBe('wrong-signature');
    }
  });

  it('ignores signatures of keys that are not known, also where they share a name or an id', () => {
    const other = generateSigningKey('log.example/kafila');
    const namesake = { ...signText(text, other) };
    const sameId = { ...signText(text, other), name: 'x', keyId: key.verifier.keyId };
    const both = { text, signatures: [namesake, sameId, ...note.signatures] };
    expect(openNote(both, [key.verifier], nodeCrypto)).toMatchObject({
      outcome: 'verified',
      unknown: [{ keyId: other.verifier.keyId }, { name: 'x' }],
    });
    expect(openNote({ text, signatures: [namesake, sameId] }, [key.verifier], nodeCrypto).outcome).toBe(
      'no-known-key',
    );
  });

  it('may have blank lines in its text', () => {
    const poem = { text: 'a\n\nb\n', signatures: [signText('a\n\nb\n', key)] };
    expect(readNote(writeNote(poem))).toEqual(poem);
  });

  it.each([
    ['no blank line', 'a\n— x AAAAAAA=\n'],
    ['no newline at its end', 'a\n\n— x AAAAAAA='],
    ['a control character', 'a\tb\n\n— x AAAAAAA=\n'],
    ['a hyphen for a dash', 'a\n\n- x AAAAAAA=\n'],
    ['a plus in a name', 'a\n\n— x+y AAAAAAA=\n'],
    ['a signature of a key id only', 'a\n\n— x AAAAAA==\n'],
    ['base64 without padding', 'a\n\n— x AAAAAAA\n'],
    ['base64 with stray bits', 'a\n\n— x AAAAAAB=\n'],
    ['a line more', 'a\n\n— x AAAAAAA=\nb\n'],
    ['no signature', 'a\n\n'],
    ['too many signatures', `a\n\n${'— x AAAAAAA=\n'.repeat(65)}`],
  ])('is refused where it has %s', (_, wrong) => {
    expect(() => readNote(wrong)).toThrow(NoteMalformed);
  });

  it('is refused where it is no UTF-8', () => {
    expect(() => readNote(Buffer.concat([Buffer.of(0xff), Buffer.from(handMadeNote)]))).toThrow(
      NoteMalformed,
    );
  });
});

describe('a key', () => {
  it('is written and read back, private and public', () => {
    const again = readSigningKey(writeSigningKey(key));
    expect(again.verifier).toEqual(key.verifier);
    expect(readVerifierKey(writeVerifierKey(key.verifier))).toEqual(key.verifier);
    expect(openNote({ text, signatures: [signText(text, again)] }, [key.verifier], nodeCrypto).outcome).toBe(
      'verified',
    );
    expect(writeSigningKey(key)).toMatch(/^PRIVATE\+KEY\+log\.example\/kafila\+[0-9a-f]{8}\+/);
  });

  it.each([
    ['the id of another key', handMadeKey.replace(/\+[0-9a-f]/, (id) => (id === '+0' ? '+1' : '+0'))],
    ['another name', handMadeKey.replace('gate', 'gaet')],
    ['a type that is not known', 'road.example/gate+00000000+AkVhc3Q='],
    ['a key that is too short', 'road.example/gate+00000000+AUthYnVs'],
    ['no name', handMadeKey.slice('road.example/gate'.length)],
    ['a blank in its name', handMadeKey.replace('gate', 'g e')],
    ['nothing else', 'x'],
  ])('is refused where it has %s', (_, wrong) => {
    expect(() => readVerifierKey(wrong)).toThrow(KeyMalformed);
  });
});

describe('a checkpoint', () => {
  it('is three lines: origin, size and root', () => {
    expect(text).toBe(`log.example/kafila\n3\n${Buffer.alloc(32, 1).toString('base64')}\n`);
    expect(readCheckpoint(text)).toEqual({
      origin: 'log.example/kafila',
      size: 3,
      root: Buffer.alloc(32, 1),
    });
    expect(readCheckpoint(`${text}an extension\n`).size).toBe(3);
  });

  it.each([
    ['a size with a zero in front', text.replace('\n3\n', '\n03\n')],
    ['a size below zero', text.replace('\n3\n', '\n-3\n')],
    ['a size beyond counting', text.replace('\n3\n', '\n99999999999999999999\n')],
    ['a root that is too short', text.replace('\n3\nAQEB', '\n3\n')],
    ['an empty line', text.replace('\n3\n', '\n3\n\n')],
    ['two lines', 'log.example/kafila\n3\n'],
    ['no origin', text.replace('log.example/kafila', '')],
    ['no newline', text.slice(0, -1)],
  ])('is refused where it has %s', (_, wrong) => {
    expect(() => readCheckpoint(wrong)).toThrow(CheckpointMalformed);
  });
});

describe('a cosignature', () => {
  const witness = generateSigningKey('witness.example/w1', COSIGNATURE);

  it('tells when it was made, and is over that time too', () => {
    const signature = cosignText(text, witness, 1_800_000_000);
    const opened = openNote({ text, signatures: [signature] }, [witness.verifier], nodeCrypto);
    expect(opened).toMatchObject({ outcome: 'verified', by: [{ seconds: 1_800_000_000 }] });
    const later = Buffer.from(signature.signature);
    later.writeBigUInt64BE(1_800_000_001n);
    const altered = { text, signatures: [{ ...signature, signature: later }] };
    expect(openNote(altered, [witness.verifier], nodeCrypto).outcome).toBe('wrong-signature');
  });

  it('is over the message of the specification: a header, the time and the text of the checkpoint', () => {
    const signature = cosignText(text, witness, 7);
    const plain = { ...witness.verifier, type: 1 as const };
    const signed = `cosignature/v1\ntime 7\n${text}`;
    const bare = { ...signature, signature: signature.signature.subarray(8) };
    expect(openNote({ text: signed, signatures: [bare] }, [plain], nodeCrypto).outcome).toBe('verified');
  });

  it('is made by no key for notes, and a note is signed by none for cosignatures', () => {
    expect(() => cosignText(text, key, 7)).toThrow(KeyMalformed);
    expect(() => signText(text, witness)).toThrow(KeyMalformed);
  });
});
