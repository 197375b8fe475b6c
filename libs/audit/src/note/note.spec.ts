import { describe, expect, it } from '@jest/globals';
import { CheckpointMalformed, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { NoteMalformed, readNote, writeNote } from './note.js';
import { cosignedAt, cosignText, openNote, signText } from './signature.js';
import { generateSigningKey, readSigningKey, writeSigningKey } from './signing-key.js';
import { COSIGNATURE, hexKeyId, KeyMalformed, readVerifierKey, writeVerifierKey } from './verifier-key.js';

/** The example of C2SP signed-note, "Verifier keys". */
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const exampleNote =
  'This is an example message.\n\n' +
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

/** The example of C2SP tlog-cosignature. The keys that made it are not published. */
const cosigned =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
  '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
  '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';

const key = generateSigningKey('log.example/kafila');
const text = writeCheckpoint({ origin: 'log.example/kafila', size: 3, root: Buffer.alloc(32, 1) });
const note = { text, signatures: [signText(text, key)] };

describe('a signed note', () => {
  it('verifies as the example of the specification', () => {
    const opened = openNote(readNote(exampleNote), [readVerifierKey(exampleKey)]);
    expect(opened).toMatchObject({ outcome: 'verified', by: [{ key: { name: 'example.com/foo' } }] });
    expect(writeVerifierKey(readVerifierKey(exampleKey))).toBe(exampleKey);
    expect(writeNote(readNote(exampleNote))).toBe(exampleNote);
  });

  it('is wrong where one letter of its text is another', () => {
    const altered = readNote(exampleNote.replace('example message', 'exampel message'));
    expect(openNote(altered, [readVerifierKey(exampleKey)]).outcome).toBe('wrong-signature');
  });

  it('is wrong where any bit of its signature is another', () => {
    const [signature] = readNote(exampleNote).signatures;
    if (signature === undefined) throw new Error('The example is signed.');
    for (let bit = 0; bit < signature.signature.length * 8; bit += 7) {
      const flipped = Buffer.from(signature.signature);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const altered = { ...readNote(exampleNote), signatures: [{ ...signature, signature: flipped }] };
      expect(openNote(altered, [readVerifierKey(exampleKey)]).outcome).toBe('wrong-signature');
    }
  });

  it('ignores signatures of keys that are not known, also where they share a name or an id', () => {
    const other = generateSigningKey('log.example/kafila');
    const namesake = { ...signText(text, other) };
    const sameId = { ...signText(text, other), name: 'x', keyId: key.verifier.keyId };
    const both = { text, signatures: [namesake, sameId, ...note.signatures] };
    expect(openNote(both, [key.verifier])).toMatchObject({
      outcome: 'verified',
      unknown: [{ keyId: other.verifier.keyId }, { name: 'x' }],
    });
    expect(openNote({ text, signatures: [namesake, sameId] }, [key.verifier]).outcome).toBe('no-known-key');
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
    expect(() => readNote(Buffer.concat([Buffer.of(0xff), Buffer.from(exampleNote)]))).toThrow(NoteMalformed);
  });
});

describe('a key', () => {
  it('is written and read back, private and public', () => {
    const again = readSigningKey(writeSigningKey(key));
    expect(again.verifier).toEqual(key.verifier);
    expect(readVerifierKey(writeVerifierKey(key.verifier))).toEqual(key.verifier);
    expect(openNote({ text, signatures: [signText(text, again)] }, [key.verifier]).outcome).toBe('verified');
    expect(writeSigningKey(key)).toMatch(/^PRIVATE\+KEY\+log\.example\/kafila\+[0-9a-f]{8}\+/);
  });

  it.each([
    ['the id of another key', exampleKey.replace('530d903a', '530d903b')],
    ['another name', exampleKey.replace('foo', 'fop')],
    ['a type that is not known', 'example.com/foo+530d903a+Aukyeq=='],
    ['a key that is too short', 'example.com/foo+530d903a+AekyeRrm56g='],
    ['no name', exampleKey.slice('example.com/foo'.length)],
    ['a blank in its name', exampleKey.replace('foo', 'f o')],
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

  it('is read as the example of the specification has it', () => {
    const read = readNote(cosigned);
    expect(read.signatures.map(({ keyId }) => hexKeyId(keyId))).toEqual(['033de0ae', '8d66cf3f']);
    expect(read.signatures.map(cosignedAt)[1]).toBe(1_679_315_147);
    expect(readCheckpoint(read.text)).toMatchObject({
      origin: 'example.com/behind-the-sofa',
      size: 20_852_163,
    });
  });

  it('tells when it was made, and is over that time too', () => {
    const signature = cosignText(text, witness, 1_679_315_147);
    const opened = openNote({ text, signatures: [signature] }, [witness.verifier]);
    expect(opened).toMatchObject({ outcome: 'verified', by: [{ seconds: 1_679_315_147 }] });
    const later = Buffer.from(signature.signature);
    later.writeBigUInt64BE(1_679_315_148n);
    const altered = { text, signatures: [{ ...signature, signature: later }] };
    expect(openNote(altered, [witness.verifier]).outcome).toBe('wrong-signature');
  });

  it('is over the message of the specification: a header, the time and the text of the checkpoint', () => {
    const signature = cosignText(text, witness, 7);
    const plain = { ...witness.verifier, type: 1 as const };
    const message = `cosignature/v1\ntime 7\n${text}`;
    const bare = { ...signature, signature: signature.signature.subarray(8) };
    expect(openNote({ text: message, signatures: [bare] }, [plain]).outcome).toBe('verified');
  });

  it('is made by no key for notes, and a note is signed by none for cosignatures', () => {
    expect(() => cosignText(text, key, 7)).toThrow(KeyMalformed);
    expect(() => signText(text, witness)).toThrow(KeyMalformed);
  });
});
