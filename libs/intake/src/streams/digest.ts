import { hash } from 'node:crypto';
import { type JsonObject } from '#kafila/event-store';
import { canonicalJson } from '#kafila/proof';

/** A text that is no text: half of a surrogate pair. It has no UTF-8 form, so no store could give it back. */
export class IllFormedText extends Error {
  override readonly name = 'IllFormedText';

  /** @param pointer JSON pointer to the field */
  constructor(readonly pointer: string) {
    super(`The text at ${pointer} holds half of a character (a lone surrogate).`);
  }
}

/** The canonical JSON (RFC 8785) of what was sent, equal where two sendings say the same. @throws IllFormedText */
export function canonicalText(content: object): string {
  const text = canonicalJson(content as JsonObject);
  // Half of a character has no other way into the text than as an escape; `\\ud83d` may also be what somebody wrote.
  const pointer = text.includes('\\ud') ? illFormedIn(content, '') : undefined;
  if (pointer !== undefined) throw new IllFormedText(pointer);
  return text;
}

export function digestOfText(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-256 over the canonical JSON of what was sent. @throws IllFormedText */
export function digestOf(content: object): string {
  return digestOfText(canonicalText(content));
}

function illFormedIn(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : pointer;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, field] of Object.entries(value)) {
    const at = `${pointer}/${key.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = key.isWellFormed() ? illFormedIn(field, at) : at;
    if (found !== undefined) return found;
  }
  return undefined;
}
