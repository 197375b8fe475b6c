import { THEMES, useWords } from '#kafila/web';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement } from 'react';
import { type Asked, CLOCKS, LANGUAGES } from './asked.js';
import { SHELL } from './shell.words.js';

const NAMES = { en: 'English', ur: 'اردو', ru: 'Русский' } as const;

/** Language, clock and theme: all in the address. */
export function Choices(): ReactElement {
  const { lang = 'en', theme = 'auto', clock = 'place' } = useSearch({ from: '__root__' });
  const say = useWords(SHELL);
  const navigate = useNavigate();
  const choose = (asked: Asked): void => {
    void navigate({ to: '.', search: (before) => ({ ...before, ...asked }), replace: true });
  };
  return (
    <div className="choices">
      <label>
        <span className="sr-only">{say('language')}</span>
        <select
          value={lang}
          onChange={(event) => {
            choose({ lang: event.target.value as typeof lang });
          }}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('clock')}{' '}
        <select
          value={clock}
          onChange={(event) => {
            choose({ clock: event.target.value as typeof clock });
          }}
        >
          {CLOCKS.map((one) => (
            <option key={one} value={one}>
              {say(`clock_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="sr-only">{say('theme')}</span>
        <select
          value={theme}
          onChange={(event) => {
            choose({ theme: event.target.value as typeof theme });
          }}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {say(`theme_${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
