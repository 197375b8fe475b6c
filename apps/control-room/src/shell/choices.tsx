import { Choice, THEMES, useWords } from '#kafila/web';
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
      <Choice
        label={say('language')}
        isLabelTold
        value={lang}
        options={LANGUAGES.map((value) => ({ value, name: NAMES[value], lang: value }))}
        onChoose={(chosen) => {
          choose({ lang: chosen });
        }}
      />
      <Choice
        label={say('clock')}
        value={clock}
        options={CLOCKS.map((value) => ({ value, name: say(`clock_${value}`) }))}
        onChoose={(chosen) => {
          choose({ clock: chosen });
        }}
      />
      <Choice
        label={say('theme')}
        isLabelTold
        value={theme}
        options={THEMES.map((value) => ({ value, name: say(`theme_${value}`) }))}
        onChoose={(chosen) => {
          choose({ theme: chosen });
        }}
      />
    </div>
  );
}
