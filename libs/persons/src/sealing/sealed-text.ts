import { aessiv } from '@noble/ciphers/aes.js';
import { type PersonalMember } from '#kafila/domain';
import { type KeptPerson } from '../keys/person-keys.js';
import { type Person } from '../person.js';

/**
 * How a person is sealed. Drivers were sealed from the beginning, as `v1`; the other members were recorded in the clear
 * then, and are sealed as `v2`: what somebody wrote into one of them at that time can be the copy of no `v2` text.
 */
type Form = 'v1' | 'v2';

/** A person as the value of a member of what is to be recorded. */
export interface NamedPerson {
  readonly member: PersonalMember;
  readonly person: Person;
  /** By which a signed report names the person: sealed and destroyed with the rest, and shown to nobody. */
  readonly salt?: string;
}

/** What a sealed text says of itself. */
export interface SealedText {
  /** All of it: `sealed:<form>:<person>:<base64url>`. */
  readonly text: string;
  readonly form: Form;
  readonly personId: string;
}

const SEALED = /^sealed:v[12]:([0-9a-f-]{36}):[A-Za-z0-9_-]+$/;

/** What every text that holds a sealed person has in it. */
export const SEALED_MARK = 'sealed:v';

/** Whether a value begins as what is sealed for a member; the rest of it may still be anything. */
export function isSealedFor(value: unknown, member: PersonalMember): value is string {
  return typeof value === 'string' && value.startsWith(member === 'driver' ? 'sealed:v1:' : 'sealed:v2:');
}

/** The sealed text that a member may have as its value; undefined for any other value. */
export function readSealed(value: unknown, member: PersonalMember): SealedText | undefined {
  const [text, personId] = (isSealedFor(value, member) && SEALED.exec(value)) || [];
  return text === undefined || personId === undefined ? undefined : { text, form: formOf(member), personId };
}

/**
 * Seals a person for a member, under a separate key, bound to the person's id. AES-SIV is deterministic (RFC 5297): the same
 * person sealed again gives the same text, so that a decision sent twice is still known as the same.
 */
export function sealPerson({ personId, key }: KeptPerson, { person, member, salt }: NamedPerson): string {
  const { name, phone, documentNumber } = person;
  const plain = Buffer.from(JSON.stringify({ name, phone, documentNumber, salt }));
  const form = formOf(member);
  const sealed = aessiv(key, boundTo(form, personId)).encrypt(plain);
  return `sealed:${form}:${personId}:${Buffer.from(sealed).toString('base64url')}`;
}

/** The person; undefined where it was sealed under another key, or is not what was sealed. */
export function openPerson({ text, form, personId }: SealedText, key: Uint8Array): Person | undefined {
  const sealed = Buffer.from(text.slice(text.lastIndexOf(':') + 1), 'base64url');
  try {
    const plain = aessiv(key, boundTo(form, personId)).decrypt(sealed);
    const { salt: _, ...person } = JSON.parse(Buffer.from(plain).toString()) as Person & { salt?: string };
    return person;
  } catch {
    return undefined;
  }
}

function formOf(member: PersonalMember): Form {
  return member === 'driver' ? 'v1' : 'v2';
}

function boundTo(form: Form, personId: string): Uint8Array {
  return Buffer.from(form === 'v1' ? personId : `${form}:${personId}`);
}
