import { IRREGULARITIES } from '#kafila/domain';

/** What can be irregular, each with its code. */
export const IRREGULARITY_RULES = Object.entries(IRREGULARITIES).map(([code, rule]) => ({ code, ...rule }));
