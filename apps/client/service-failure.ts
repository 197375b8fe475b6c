import { types } from 'node:util';

/** A running service did not do what was asked. The message is a sentence that a person can act on; no stack is shown. */
export class ServiceFailure extends Error {
  override readonly name: string = 'ServiceFailure';
}

/** No answer came, or none of a Kafila service. */
export class ServiceUnreachable extends ServiceFailure {
  override readonly name = 'ServiceUnreachable';
}

/** The message of an error, with its cause: fetch alone says only "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  // Where several addresses of a host were tried, the message is empty.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join(', ');
  return types.isNativeError(error.cause) ? `${error.message}: ${reasonOf(error.cause)}` : error.message;
}
