import { createContext, type ReactElement, useContext } from 'react';
import { useLanguage } from '../words/words.js';
import { type ClockChoice, showDuration, showMoment, type TwoTimes } from './moment.js';

/** Whose time the page shows. */
export const ClockContext = createContext<ClockChoice>('place');

/** A moment in the chosen time, with its offset; the instant itself for machines and on hover. */
export function Moment({ at, local }: TwoTimes): ReactElement {
  const { text, offset } = showMoment({ at, local }, useContext(ClockContext), useLanguage());
  return (
    <time dateTime={at} title={at} className="moment">
      {text} <span className="offset">{offset}</span>
    </time>
  );
}

/** How long, from one instant to another, in seconds. */
export function Duration({ seconds }: { readonly seconds: number }): ReactElement {
  return <span className="duration">{showDuration(seconds, useLanguage())}</span>;
}
