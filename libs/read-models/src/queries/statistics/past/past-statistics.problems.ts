import { Problem } from '#kafila/platform';

/** The rows are not made yet. Whoever asks again finds them further. */
export function pastBeingMade(): Problem {
  return new Problem({
    status: 503,
    code: 'past-being-made',
    detail:
      'All that had been recorded by then is being folded, which takes longer than an answer may wait. Ask the same again: ' +
      'it goes on meanwhile, and what was made is kept for a while.',
    headers: { 'retry-after': '10' },
  });
}

/** More than this service may keep of the past. */
export function pastTooLarge(mostBytes: number): Problem {
  return new Problem({
    status: 503,
    code: 'past-too-large',
    detail:
      `The rows of that moment take more room than they may (${mostBytes} bytes), or than the folder for temporary files has. ` +
      'Whoever runs the service may raise KAFILA_PAST_STATISTICS_MB.',
    facts: { mostBytes },
  });
}
