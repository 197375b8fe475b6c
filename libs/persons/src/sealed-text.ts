import { aessiv } from '@noble/ciphers/aes.js';
import { type Person } from './person.js';

/** Bytes of a key: two of AES-256 (RFC 5297, section 2.2). */
export const KEY_BYTES = 64;

/** A sealed person inside JSON: `"sealed:v1:<person>:<base64url>"`. */
const IN_JSON = /"sealed:v1:([0-9a-f-]{36}):([A-Za-z0-9_-]+)"/g;

/** Seals a person, bound to the id. AES-SIV is deterministic (RFC 5297): a decision sent twice is known as the same. */
export function sealPerson(personId: string, key: Uint8Array, person: Person): string {
  const { name, phone, documentNumber } = person;
  const plain = Buffer.from(JSON.stringify({ name, phone, documentNumber }));
  const sealed = aessiv(key, Buffer.from(personId)).encrypt(plain);
  return `sealed:v1:${personId}:${Buffer.from(sealed).toString('base64url')}`;
}

/** The JSON of the person; undefined where it was sealed under another key, or is not what was sealed. */
export function openPerson(personId: string, key: Uint8Array, sealed: string): string | undefined {
  try {
    return Buffer.from(
      aessiv(key, Buffer.from(personId)).decrypt(Buffer.from(sealed, 'base64url')),
    ).toString();
  } catch {
    return undefined;
  }
}

export function replaceSealed(json: string, open: (personId: string, sealed: string) => string): string {
  // Most answers name no person.
  if (!json.includes('"sealed:v1:')) return json;
  return json.replace(IN_JSON, (_, personId: string, sealed: string) => open(personId, sealed));
}
