/** Bytes of a base64 text with padding (RFC 4648, section 4); undefined where it is not exactly that. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
