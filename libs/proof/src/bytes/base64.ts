const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const URL_SAFE = `${STANDARD.slice(0, -2)}-_`;

/** Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  const text = written(bytes, STANDARD);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Bytes of a base64 text with padding (RFC 4648, section 4); undefined where it is not exactly that. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  return read(text.replace(/={1,2}$/, ''), STANDARD);
}

/** Base64 for names and addresses, without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return written(bytes, URL_SAFE);
}

/** Bytes of such a text; undefined where it is not exactly that. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  return read(text, URL_SAFE);
}

function written(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let [bits, pending] = [0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    for (pending += 8; pending >= 6; pending -= 6) text += alphabet.charAt((bits >> (pending - 6)) & 0x3f);
  }
  return pending === 0 ? text : text + alphabet.charAt((bits << (6 - pending)) & 0x3f);
}

function read(text: string, alphabet: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  const values = valuesOf(alphabet);
  let [bits, pending, at] = [0, 0, 0];
  for (let place = 0; place < text.length; place++) {
    const value = values[text.charCodeAt(place)];
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    pending += 6;
    if (pending < 8) continue;
    pending -= 8;
    bytes[at++] = bits >> pending;
  }
  // One character alone says less than a byte, and bits that are left over would be a second way to write the same.
  return pending === 6 || (bits & ((1 << pending) - 1)) !== 0 ? undefined : bytes;
}

const known = new Map<string, readonly number[]>();

function valuesOf(alphabet: string): readonly number[] {
  const there = known.get(alphabet);
  if (there) return there;
  const values: number[] = [];
  for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;
  known.set(alphabet, values);
  return values;
}
