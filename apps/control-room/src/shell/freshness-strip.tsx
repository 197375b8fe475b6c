import {
  freshnessOf,
  showDuration,
  STATES,
  trueAtOf,
  useLanguage,
  useLive,
  useNow,
  useWords,
} from '#kafila/web';
import { type ReactElement, useEffect } from 'react';

const LOOK_EVERY_MS = 1_000;

/** Up to when what is shown is true, always: amber when it is old, red when the service is cut off. */
export function FreshnessStrip(): ReactElement {
  const live = useLive();
  const say = useWords(STATES);
  const language = useLanguage();
  useNow(LOOK_EVERY_MS);
  const now = performance.now();
  const freshness = freshnessOf(live, now);
  useEffect(() => {
    document.documentElement.dataset['freshness'] = freshness;
  }, [freshness]);
  const trueAt = trueAtOf(live);
  const values =
    trueAt === undefined
      ? undefined
      : {
          time: new Date(performance.timeOrigin + trueAt).toLocaleTimeString('en-GB'),
          age: showDuration(Math.max(0, (now - trueAt) / 1_000), language),
        };
  return (
    <span className={`freshness ${freshness}`} role="status" aria-live="off">
      {values === undefined ? say('connecting') : say(WORD_OF[freshness], values)}
    </span>
  );
}

const WORD_OF = { connecting: 'connecting', true: 'true', old: 'old', 'cut-off': 'cutOff' } as const;
