import { type ReactElement, type ReactNode } from 'react';
import { type ApiProblem, UNREACHED } from '../api/problem.js';
import { Code } from '../look/code.js';
import { useWords } from '../words/words.js';
import { STATES } from './states.words.js';
import './states.css';

/** Nothing is there yet, and something is on its way. */
export function Loading(): ReactElement {
  return (
    <p className="state loading" role="status">
      {useWords(STATES)('loading')}
    </p>
  );
}

/** Nothing is there: what would fill it. */
export function Empty({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className="state empty">{children}</div>;
}

/** What the field or nobody has told: never an empty cell, never a zero. */
export function NotReported(): ReactElement {
  return <span className="not-reported">{useWords(STATES)('notReported')}</span>;
}

/** What was refused, in its own words, with what to quote when asking. */
export function Refused({
  problem,
  retry,
}: {
  readonly problem: ApiProblem;
  readonly retry?: () => void;
}): ReactElement {
  const say = useWords(STATES);
  const isAway = problem.code === UNREACHED;
  const [title, detail] =
    problem.status === 401
      ? [say('signIn'), say('signInDo')]
      : problem.status === 403
        ? [say('notAllowed'), problem.detail]
        : isAway
          ? [say('unreached'), say('unreachedDo')]
          : [problem.title, problem.detail];
  return (
    <div className="state refused" role="alert">
      <h2>{title}</h2>
      <p>{detail}</p>
      {!isAway && (
        <p className="codes">
          <Code>{problem.code}</Code>
          {problem.requestId !== undefined && (
            <>
              {' · '}
              {say('request')} <Code>{problem.requestId}</Code>
            </>
          )}
        </p>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          {say('retry')}
        </button>
      )}
    </div>
  );
}

/** Stopped by an event that cannot be digested: hatched, with where. */
export function Parked({ position }: { readonly position: string }): ReactElement {
  return <span className="mark parked">{useWords(STATES)('parked', { position })}</span>;
}

/** Somebody of whom nothing may be known any more. */
export function Erased(): ReactElement {
  return <span className="mark erased">{useWords(STATES)('erased')}</span>;
}

/** Concluded from other reports. */
export function Inferred(): ReactElement {
  return <span className="mark inferred">{useWords(STATES)('inferred')}</span>;
}
