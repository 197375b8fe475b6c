/** A problem document (RFC 9457) as the service answers it, or what took its place. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string | undefined,
    /** After how many seconds to ask again, where the service said so. */
    readonly retryAfterS: number | undefined,
    /** What was wrong in each field: its JSON pointer, and words. */
    readonly errors: readonly { readonly pointer: string; readonly detail: string }[],
  ) {
    super(`${title} (${code})`);
  }
}

/** The service was not reached: no answer at all. */
export const UNREACHED = 'unreached';

type Document = Readonly<Record<string, unknown>>;

/** @param answer undefined where nobody answered */
export function problemOf(document: unknown, answer: Response | undefined): ApiProblem {
  if (answer === undefined) return new ApiProblem(0, UNREACHED, '', '', undefined, undefined, []);
  const members = (typeof document === 'object' && document !== null ? document : {}) as Document;
  const text = (name: string): string | undefined =>
    typeof members[name] === 'string' ? members[name] : undefined;
  const retryAfter = Number(answer.headers.get('retry-after') ?? NaN);
  return new ApiProblem(
    answer.status,
    text('code') ?? `http-${answer.status}`,
    text('title') ?? answer.statusText,
    text('detail') ?? '',
    text('requestId') ?? answer.headers.get('x-request-id') ?? undefined,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
    Array.isArray(members['errors']) ? (members['errors'] as ApiProblem['errors']) : [],
  );
}
