import { sign } from 'node:crypto';
import { type SigningKey } from '../note/signing-key.js';
import {
  checkKeyName,
  KeyMalformed,
  keyIdOf,
  keyText,
  NOTE_SIGNATURE,
  readKeyText,
  type SignatureType,
} from '../note/verifier-key.js';
import { freshSeed, privateKeyFrom, publicBytes } from './ed25519.js';

const prefix = 'PRIVATE+KEY+';
const seeds = new WeakMap<SigningKey, Uint8Array>();

/** A new key for `name`. Its text is secret: nothing but {@link writeSigningKey} gives it out. @throws KeyMalformed the name has a blank or a plus */
export function generateSigningKey(name: string, type: SignatureType = NOTE_SIGNATURE): SigningKey {
  checkKeyName(name);
  return signingKey(name, type, freshSeed());
}

/** Reads `PRIVATE+KEY+<name>+<key id>+<base64>`, the form that Go's note tools write. @throws KeyMalformed */
export function readSigningKey(text: string): SigningKey {
  if (!text.startsWith(prefix)) throw new KeyMalformed('The text is no private key.');
  const { name, keyId, type, key } = readKeyText(text.slice(prefix.length));
  const read = signingKey(name, type, key);
  if (read.verifier.keyId !== keyId)
    throw new KeyMalformed(`The private key of ${name} has the id of another.`);
  return read;
}

/** The secret text of a key, for a file that nobody else can read. */
export function writeSigningKey(key: SigningKey): string {
  const seed = seeds.get(key);
  if (seed === undefined) throw new KeyMalformed('The seed of this key is not known here.');
  return prefix + keyText(key.verifier, seed);
}

function signingKey(name: string, type: SignatureType, seed: Uint8Array): SigningKey {
  const privateKey = privateKeyFrom(seed);
  const publicKey = publicBytes(privateKey);
  const key: SigningKey = {
    verifier: { name, keyId: keyIdOf(name, type, publicKey), type, publicKey },
    sign: (message) => sign(null, message, privateKey),
  };
  seeds.set(key, seed);
  return key;
}
