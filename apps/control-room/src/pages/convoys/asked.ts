import { type FleetRow } from '#kafila/web';

export const STATUSES: readonly FleetRow['status'][] = [
  ...(['planned', 'dispatched', 'underway', 'held', 'recalled'] as const),
  ...(['completed', 'cancelled', 'split', 'merged'] as const),
];

/** What the board shows, as it stands in the address: the filters are those of the API. */
export interface AskedOfConvoys {
  readonly status?: FleetRow['status'];
  readonly corridor?: string;
  readonly through?: string;
  readonly regime?: string;
  readonly q?: string;
  /** Those that have ended are left out unless they are asked for. */
  readonly ended?: 'true';
  /** `expected`, `-expected`: see `sortingOf`. */
  readonly sort?: string;
}

const TEXTS = ['corridor', 'through', 'regime', 'q', 'sort'] as const;

/** What is not understood is as if it were not there. */
export function askedOfConvoys(search: Readonly<Record<string, unknown>>): AskedOfConvoys {
  const status = STATUSES.find((one) => one === search['status']);
  const texts = TEXTS.flatMap((name) => {
    const value = search[name];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '';
    return text === '' ? [] : [[name, text] as const];
  });
  const isEnded = search['ended'] === 'true' || search['ended'] === true;
  return {
    ...Object.fromEntries(texts),
    ...(status && { status }),
    ...(isEnded && { ended: 'true' as const }),
  };
}
