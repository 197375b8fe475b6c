import { Empty, Loading, Refused, useLive, usePlaces, useRead, useWords } from '#kafila/web';
import { type ReactElement } from 'react';
import { Alerts } from './alerts.js';
import { countedOf } from './counted.js';
import { HOME } from './home.words.js';
import { SeenTable } from './seen-table.js';
import './home.css';

/** `/`: where is everything, and what needs somebody. */
export function HomePage(): ReactElement {
  const say = useWords(HOME);
  const live = useLive();
  const { bySlug } = usePlaces();
  const { taken: alerts, problem, retry } = useRead('/v1/alerts', {});
  if (live.position === undefined) {
    return (
      <section className="page">{live.problem ? <Refused problem={live.problem} /> : <Loading />}</section>
    );
  }
  const counted = countedOf(live.rows.values(), alerts?.data.items ?? [], (slug) => bySlug.get(slug));
  return (
    <section className="page home">
      <h1 className="sr-only">{say('title')}</h1>
      {live.rows.size === 0 ? (
        <Empty>
          <h2>{say('empty')}</h2>
          <p>{say('emptyDo')}</p>
        </Empty>
      ) : (
        <>
          <dl className="counts">
            {(['onTheRoad', 'atBorder', 'late', 'silent', 'planned'] as const).map((name) => (
              <div
                key={name}
                className={(name === 'late' || name === 'silent') && counted[name] > 0 ? 'look' : undefined}
              >
                <dt>{say(name)}</dt>
                <dd>{counted[name]}</dd>
              </div>
            ))}
          </dl>
          <div className="where">
            <section aria-labelledby="seen">
              <h2 id="seen">{say('lastSeen')}</h2>
              <SeenTable rows={live.rows.values()} />
            </section>
            <section aria-labelledby="needs">
              <h2 id="needs">{say('needs')}</h2>
              {problem && <Refused problem={problem} retry={retry} />}
              {alerts && <Alerts alerts={alerts.data.items} />}
            </section>
          </div>
        </>
      )}
    </section>
  );
}
