import { Problem } from '../problems/problem.js';

/** @param limit how many calls in so many seconds */
export function tooManyCalls(
  code: 'too-many-calls' | 'too-many-enrolments',
  limit: { readonly calls: number; readonly perSeconds: number },
  afterSeconds: number,
): Problem {
  const { calls, perSeconds } = limit;
  return refused(code, afterSeconds, {
    detail: `More than ${calls} calls in ${perSeconds} s. Nothing of this one was read; send it again.`,
    facts: { limit: calls, perSeconds },
  });
}

/** It is not known who calls, too often from one address. Who says it rightly is let in from there as ever. */
export function tooManyRefusals(calls: number, afterSeconds: number): Problem {
  return refused('too-many-refusals', afterSeconds, {
    detail: `It was not known who calls, more than ${calls} times in a minute from this address. A call by a key that counts is answered.`,
    facts: { limit: calls, perSeconds: 60 },
  });
}

export function tooManyOwnReads(most: number): Problem {
  return refused('too-many-own-reads', 5, {
    detail: `Reads of the past and of auditors are answered ${most} at once to one caller, and as many of yours wait as may. Ask again.`,
    facts: { limit: most },
  });
}

export function tooManyOwnLiveStreams(most: number): Problem {
  return refused('too-many-own-live-streams', 30, {
    detail: `One caller may have ${most} streams of the live feed open. Close one first.`,
    facts: { limit: most },
  });
}

/** Of all callers together: nobody did anything wrong. */
export function tooManyLiveStreams(): Problem {
  return new Problem({
    status: 503,
    code: 'too-many-live-streams',
    detail: 'As many streams are open as may be at once (KAFILA_MOST_LIVE_FEEDS). Ask again in a while.',
    headers: { 'retry-after': '30' },
  });
}

function refused(
  code: string,
  afterSeconds: number,
  rest: Pick<ConstructorParameters<typeof Problem>[0], 'detail' | 'facts'>,
): Problem {
  const headers = { 'retry-after': String(Math.max(1, afterSeconds)) };
  return new Problem({ status: 429, code, ...rest, headers });
}
