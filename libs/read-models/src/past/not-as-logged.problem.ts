import { Problem } from '#kafila/platform';

/** The store gives another event than was logged, or leaves one out. Nothing of it is served. */
export function notAsLogged(stream: string, revision: number, position: bigint | null): Problem {
  return new Problem({
    status: 503,
    code: 'history-not-as-logged',
    detail:
      `Revision ${revision} of '${stream}' is not as it was logged: the event store, one of its indexes or the log was ` +
      'changed. Nothing of this history is shown until a person has looked: kafila audit verify tells more.',
    facts: { stream, revision, position: position?.toString() ?? null },
  });
}
