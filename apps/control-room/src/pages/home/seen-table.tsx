import { Code, Duration, type FleetRow, usePlaces, useWords } from '#kafila/web';
import { Link } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { HOME } from './home.words.js';
import { seenAt } from './seen.js';

/** Places, the convoys seen there last, and how long ago. */
export function SeenTable({
  rows,
  now,
}: {
  readonly rows: Iterable<FleetRow>;
  readonly now: number;
}): ReactElement {
  const say = useWords(HOME);
  const { nameOf } = usePlaces();
  const seen = seenAt(rows);
  if (seen.length === 0) return <p className="quiet">{say('nobody')}</p>;
  const secondsSince = (at: string): number => (now - Date.parse(at)) / 1_000;
  return (
    <table className="seen">
      <thead>
        <tr>
          <th scope="col">{say('place')}</th>
          <th scope="col">{say('convoys')}</th>
          <th scope="col">{say('newest')}</th>
          <th scope="col">{say('oldest')}</th>
        </tr>
      </thead>
      <tbody>
        {seen.map(({ place, rows: there, newest, oldest }) => (
          <tr key={place}>
            <th scope="row">{nameOf(place)}</th>
            <td>
              {there.map(({ convoyId }) => (
                <Link key={convoyId} to="/convoys" search={{ q: convoyId }}>
                  <Code>{convoyId}</Code>
                </Link>
              ))}
            </td>
            <td>
              <Duration seconds={secondsSince(newest)} />
            </td>
            <td>
              <Duration seconds={secondsSince(oldest)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
