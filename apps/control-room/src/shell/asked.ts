import { type ClockChoice, type RoomLanguage, type Theme, THEMES } from '#kafila/web';

/** What every page has in its address. What is usual is left out of it. */
export interface Asked {
  readonly lang?: RoomLanguage;
  readonly theme?: Theme;
  readonly clock?: ClockChoice;
}

export const LANGUAGES: readonly RoomLanguage[] = ['en', 'ur', 'ru'];
export const CLOCKS: readonly ClockChoice[] = ['place', 'utc', 'mine'];

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((one) => one === value);

/** What is not understood is as if it were not there. */
export function askedOf(search: Readonly<Record<string, unknown>>): Asked {
  const lang = oneOf(LANGUAGES, search['lang']);
  const theme = oneOf(THEMES, search['theme']);
  const clock = oneOf(CLOCKS, search['clock']);
  return { ...(lang && { lang }), ...(theme && { theme }), ...(clock && { clock }) };
}
