import { Empty, Loading, Moment, Refused, useLive, useNow, usePlaces, useRead, useWords } from '#kafila/web';
import { type ReactElement } from 'react';
import { Alerts } from './alerts.js';
import { countedOf } from './counted.js';
import { ENDED } from './seen.js';
import { HOME } from './home.words.js';
import { SeenTable } from './seen-table.js';
import './home.css';

const AGES_EVERY_MS = 10_000;
/** They rest on alerts: not a zero where nobody has looked yet. */
const OF_ALERTS: readonly string[] = ['late', 'silent'];

/** `/`: where is everything, and what needs somebody. */
export function HomePage(): ReactElement {
  const say = useWords(HOME);
  const live = useLive();
  const { bySlug } = usePlaces();
  const now = useNow(AGES_EVERY_MS);
  const { taken: alerts, problem, retry } = useRead('/v1/alerts', {});
  if (live.position === undefined) {
    return (
      <section className="page">{live.problem ? <Refused problem={live.problem} /> : <Loading />}</section>
    );
  }
  const counted = countedOf(live.rows.values(), alerts?.data.items ?? [], (slug) => bySlug.get(slug));
  const isEmpty = ![...live.rows.values()].some(({ status }) => !ENDED.includes(status));
  const assessedAt = alerts?.data.assessedAt ?? null;
  const shownOf = (name: keyof typeof counted): number | string =>
    OF_ALERTS.includes(name) && assessedAt === null ? say('notAssessed') : counted[name];
  return (
    <section className="page home">
      <h1 className="sr-only">{say('title')}</h1>
      {isEmpty ? (
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
                <dd>{shownOf(name)}</dd>
              </div>
            ))}
          </dl>
          <div className="where">
            <section aria-labelledby="seen">
              <h2 id="seen">{say('lastSeen')}</h2>
              <SeenTable rows={live.rows.values()} now={now} />
            </section>
            <section aria-labelledby="needs">
              <h2 id="needs">{say('needs')}</h2>
              {problem && <Refused problem={problem} retry={retry} />}
              {assessedAt === null ? (
                alerts && <p className="quiet">{say('notAssessed')}</p>
              ) : (
                <>
                  <p className="quiet">
                    {say('assessed')} <Moment at={assessedAt} />
                  </p>
                  <Alerts alerts={alerts?.data.items ?? []} now={now} />
                </>
              )}
            </section>
          </div>
        </>
      )}
    </section>
  );
}
