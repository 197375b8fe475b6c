import { fromBase64, toBase64 } from '../bytes/base64.js';
import { bigEndian, fromBigEndian, joined } from '../bytes/bytes.js';
import { isKeyName } from './verifier-key.js';

/** A text that one or more keys signed (C2SP signed-note). */
export interface Note {
  /** With the newline at its end, without the blank line after it. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** One signature line. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** What the key made, by the rules of its type; without the key id. */
  readonly signature: Uint8Array;
}

/** The bytes are no signed note. */
export class NoteMalformed extends Error {
  override readonly name = 'NoteMalformed';
}

const KEY_ID_BYTES = 4;
/** The specification asks for 16 at least, and for a limit. */
const mostSignatures = 64;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads a signed note; verifies nothing. @throws NoteMalformed */
export function readNote(source: string | Uint8Array): Note {
  const whole = typeof source === 'string' ? source : decoded(source);
  if (!whole.isWellFormed() || hasControls(whole)) {
    throw new NoteMalformed('A note holds no control characters but newlines, and no half characters.');
  }
  const blank = whole.lastIndexOf('\n\n');
  if (blank === -1 || !whole.endsWith('\n')) {
    throw new NoteMalformed('A note is a text, a blank line and signature lines, each with a newline.');
  }
  const lines = whole.slice(blank + 2, -1).split('\n');
  if (lines.length > mostSignatures)
    throw new NoteMalformed(`A note may have ${mostSignatures} signatures here.`);
  return { text: whole.slice(0, blank + 1), signatures: lines.map(readSignatureLine) };
}

/** @throws NoteMalformed the text does not end in a newline, or nobody has signed */
export function writeNote({ text, signatures }: Note): string {
  if (!text.endsWith('\n') || hasControls(text)) throw new NoteMalformed('The text is not one of a note.');
  if (signatures.length === 0) throw new NoteMalformed('A note has at least one signature.');
  return `${text}\n${signatures.map(writeSignatureLine).join('')}`;
}

/** Reads `— <name> <base64>`, without the newline. @throws NoteMalformed */
export function readSignatureLine(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = fromBase64(base64);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= KEY_ID_BYTES) {
    throw new NoteMalformed(`No signature line: ${line.slice(0, 200)}`);
  }
  const keyId = Number(fromBigEndian(bytes.subarray(0, KEY_ID_BYTES)));
  return { name, keyId, signature: bytes.subarray(KEY_ID_BYTES) };
}

/** `— <name> <base64>` with the newline. */
export function writeSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = bigEndian(BigInt(keyId), KEY_ID_BYTES);
  return `\u2014 ${name} ${toBase64(joined(id, signature))}\n`;
}

function hasControls(text: string): boolean {
  return /[\u0000-\u0009\u000b-\u001f]/.test(text);
}

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new NoteMalformed('A note is a text in UTF-8.', { cause });
  }
}
