import { AlertName, Code, Duration, SeverityMark, useWords } from '#kafila/web';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { type Alert, gravestFirst } from './counted.js';
import { HOME } from './home.words.js';

/** More than anybody acts on at once; the board has all. */
const MOST = 50;

export function Alerts({
  alerts,
  now,
}: {
  readonly alerts: readonly Alert[];
  readonly now: number;
}): ReactElement {
  const say = useWords(HOME);
  if (alerts.length === 0) return <p className="quiet">{say('nothing')}</p>;
  return (
    <ol className="alerts">
      {gravestFirst(alerts)
        .slice(0, MOST)
        .map(({ convoyId, code, severity, since, reason }) => (
          <li key={`${convoyId} ${code} ${since} ${reason}`} className={severity}>
            <span className="what">
              <SeverityMark severity={severity} /> <AlertName code={code} />{' '}
              <Duration seconds={(now - Date.parse(since)) / 1_000} />
            </span>
            <Link to="/convoys" search={{ q: convoyId }}>
              <Code>{convoyId}</Code>
            </Link>
            <p lang="en" dir="ltr">
              {reason}
            </p>
          </li>
        ))}
    </ol>
  );
}
