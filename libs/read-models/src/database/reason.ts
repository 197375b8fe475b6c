/** What went wrong, for people. */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('message' in error && error.message !== '') return String(error.message);
  // A connection was tried at several addresses: each has its reason.
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.map(reasonOf).join('; ');
  return 'name' in error ? String(error.name) : 'unknown error';
}

/** A reason may quote anything, and PostgreSQL has no NUL in text. */
export function quotable(reason: string): string {
  return reason.replaceAll('\0', '\ufffd');
}
