/** Titles that are not the words of the code. */
const TITLES: Readonly<Record<string, string>> = {
  'at-after-now': 'Instant after now',
  internal: 'Internal error',
  'invalid-last-event-id': 'Invalid Last-Event-ID',
  'json-too-deep': 'JSON is nested too deep',
  'known-at-after-now': 'Known later than now',
  'known-at-before-first-event': 'Before the first event',
  'known-at-beyond-last-event': 'Beyond the last event',
  'malformed-csv': 'Malformed CSV',
  'malformed-json': 'Malformed JSON',
  'not-in-tree': 'Not in the tree',
  stopping: 'Service is stopping',
};

/** The title of a problem: the same for every occurrence of its code (RFC 9457, section 3.1.3). */
export function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return TITLES[code] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
