import { type Proviso } from '../event/recorded.js';
import { type StoredEvent, unitOf } from '../event/stored-event.js';
import { isTrusted, signerOf } from './standing.js';

/** Undefined where it counts without any, as everything does that was recorded before there were keys. */
export function provisoOf(event: StoredEvent): Proviso | undefined {
  const { standing, type, metadata } = event;
  const outOfScope = metadata['outOfScope'] === true;
  const onlyOf = type === 'ReportRetracted' || type === 'ReportVouched' ? onlyOfUnit(event) : undefined;
  if (standing === undefined && !outOfScope && onlyOf === undefined) return undefined;
  return {
    ...(standing !== undefined && { standing }),
    ...(outOfScope && { outOfScope }),
    ...(onlyOf !== undefined && { onlyOf }),
  };
}

function onlyOfUnit(event: StoredEvent): string | undefined {
  const { via } = event.metadata;
  if (via === undefined || (signerOf(event) === undefined && isTrusted(event))) return undefined;
  return unitOf(event)?.unitId ?? '';
}
