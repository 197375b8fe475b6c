/** Something the person at the terminal can act on: told in a sentence, without a stack. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}

/** The message of whatever was thrown, with the cause that fetch hides behind "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message;
}
