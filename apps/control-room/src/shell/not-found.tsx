import { useWords } from '#kafila/web';
import { type ReactElement } from 'react';
import { SHELL } from './shell.words.js';

export function NotFound(): ReactElement {
  const say = useWords(SHELL);
  return (
    <section className="page">
      <h1>{say('notFound')}</h1>
      <p>{say('notFoundDo')}</p>
    </section>
  );
}
