import { findPlace, localTimeAt, placeOf } from '#kafila/domain';
import { atOffset } from '../at-offset.js';
import { html, type Html } from './html.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * An instant on paper: by the clocks of its place, and below it in UTC; a dash where it is not known. Where no place is
 * named, by the clock that shows `offset`.
 */
export function bothClocks(instant: string | null, place: string | null, offset: string | null = null): Html {
  if (instant === null) return html`<span class="unknown">–</span>`;
  const isKnown = place !== null && findPlace(place)?.slug === place;
  const local = isKnown
    ? localTimeAt(place, instant)
    : offset === null
      ? undefined
      : atOffset(instant, offset);
  if (local === undefined) return html`<span class="utc only">${utc(instant)}</span>`;
  return html`<span class="local">${shown(local)} <i>${local.slice(-6)}</i></span
    ><span class="utc">${utc(instant)}</span>`;
}

/** `12 Jun 2023 05:00 UTC` */
export function utc(instant: string): string {
  return `${shown(instant)} UTC`;
}

/** `12 Jun` */
export function dayOf(instant: string): string {
  return `${Number(instant.slice(8, 10))} ${MONTHS[Number(instant.slice(5, 7)) - 1] ?? ''}`;
}

function shown(text: string): string {
  return `${dayOf(text)} ${text.slice(0, 4)} ${text.slice(11, 16)}`;
}

/** `31.5 h`, `45 min`; a dash where it is not known. */
export function hoursText(hours: number | null): string {
  if (hours === null) return '–';
  return hours < 1 ? `${Math.round(hours * 60)} min` : `${Math.round(hours * 10) / 10} h`;
}

/** Name of a place and the country it lies in; what is no place as it was written. */
export function placeText(slug: string | null): string {
  if (slug === null) return '–';
  if (findPlace(slug)?.slug !== slug) return slug;
  const { name, country } = placeOf(slug);
  return `${name.replace(/\s*\(.*\)$/, '')}, ${country}`;
}

/** `BorderExited` as `Border exited`, `plannedDeparture` as `planned departure`; TIR stays what it is. */
export function inWords(name: string): string {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/ ([A-Z])(?=[a-z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`)
    .replace(/\btir\b/i, 'TIR');
}
