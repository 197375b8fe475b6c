import { applyTheme, ClockContext, LiveFleet, Loading, Refused, speak, useRead, useWords } from '#kafila/web';
import { Link, Outlet, useSearch } from '@tanstack/react-router';
import { type ReactElement, useEffect } from 'react';
import { Choices } from './choices.js';
import { FreshnessStrip } from './freshness-strip.js';
import { ROOMS } from './rooms.js';
import { SignIn } from './sign-in.js';
import { SHELL } from './shell.words.js';
import './shell.css';

/** What stands around every page: the way to the others, and how pages are drawn. */
export function Shell(): ReactElement {
  const { lang = 'en', theme = 'auto', clock = 'place' } = useSearch({ from: '__root__' });
  const say = useWords(SHELL);
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => void speak(lang), [lang]);
  const { taken: caller, problem, retry } = useRead('/v1/access/me', {}, ['never']);
  const isUnknown = caller?.data.via === 'nothing' || problem?.status === 401;
  const isKnown = caller !== undefined && !isUnknown;
  const room = (
    <>
      <a className="skip" href="#page">
        {say('skip')}
      </a>
      <header className="shell">
        <nav aria-label={say('rooms')}>
          {ROOMS.map(({ to, word }) => (
            <Link key={word} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              {say(word)}
            </Link>
          ))}
        </nav>
        {isKnown && <FreshnessStrip />}
        <Choices />
      </header>
      <main id="page">
        {isKnown ? (
          <Outlet />
        ) : isUnknown ? (
          <SignIn />
        ) : problem ? (
          <Refused problem={problem} retry={retry} />
        ) : (
          <Loading />
        )}
      </main>
    </>
  );
  return (
    <ClockContext value={clock}>
      {isKnown ? <LiveFleet caller={caller.data.id}>{room}</LiveFleet> : room}
    </ClockContext>
  );
}
