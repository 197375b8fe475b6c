import { type ReactElement } from 'react';
import { type FleetRow } from '../live/live-store.js';
import { useWords } from '../words/words.js';
import { FIELD } from './field.words.js';
import './field.css';

type Gravest = NonNullable<FleetRow['gravestAlert']>;

/** How grave something is: a shape and a word, never colour alone. */
export function SeverityMark({ severity }: Pick<Gravest, 'severity'>): ReactElement {
  return <span className={`severity ${severity}`}>{useWords(FIELD)(`severity_${severity}`)}</span>;
}

/** What is wrong, in the field's words. */
export function AlertName({ code }: Pick<Gravest, 'code'>): ReactElement {
  return <>{useWords(FIELD)(`alert_${code}`)}</>;
}

export function StatusName({ status }: Pick<FleetRow, 'status'>): ReactElement {
  return <>{useWords(FIELD)(`status_${status}`)}</>;
}
