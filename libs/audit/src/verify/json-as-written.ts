import { type Json } from '#kafila/event-store';
import { canonicalJson, canonicalText } from '#kafila/proof';

/** The canonical form of a JSON object that is kept as the store writes it, or what is wrong with the text. */
export function jsonAsWritten(text: string): { readonly canonical: string } | { readonly wrong: string } {
  const plain = text.startsWith('{') ? canonicalText(text) : undefined;
  if (plain !== undefined) return { canonical: plain };
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { wrong: 'are no JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { wrong: 'are no JSON object' };
  }
  // The store writes what JSON.stringify gives. Other bytes with the same meaning were put there by somebody else.
  return JSON.stringify(value) === text
    ? { canonical: canonicalJson(value) }
    : { wrong: 'are not in the form in which events are written' };
}
