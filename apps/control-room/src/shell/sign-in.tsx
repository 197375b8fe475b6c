import { heldKey, holdKey, useWords } from '#kafila/web';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement } from 'react';
import { SIGN_IN } from './sign-in.words.js';

/** For whoever is not known: by the issuer of the organisation, or by an API key that this tab alone keeps. */
export function SignIn(): ReactElement {
  const say = useWords(SIGN_IN);
  const queries = useQueryClient();
  return (
    <section className="page sign-in">
      <h1>{say('title')}</h1>
      <p>{say('why')}</p>
      <p>
        <a href="/login?to=/">{say('issuer')}</a>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const key = new FormData(event.currentTarget).get('key');
          holdKey(typeof key === 'string' ? key.trim() : undefined);
          void queries.resetQueries();
        }}
      >
        <label>
          {say('key')}
          <input name="key" type="password" autoComplete="off" dir="ltr" required />
        </label>
        <button type="submit">{say('enter')}</button>
        {heldKey() !== undefined && <p role="alert">{say('refused')}</p>}
      </form>
    </section>
  );
}
