import { type CarnetCommand, type ConvoyCommand, parseInstant, type ReportedInstant } from '#kafila/domain';
import { type Decision } from '../outcome/decision.js';

/** A decision as the domain takes it: a command, and the convoy or carnet it is about. */
export type Commanded =
  | { readonly convoyId: string; readonly command: ConvoyCommand }
  | { readonly carnetNumber: string; readonly command: CarnetCommand };

/** The command that the HTTP API makes of a decision. */
export function commandOf({ type, path, body }: Decision): Commanded {
  const [, , , id = '', , vehicleId = ''] = path.split('/');
  const { occurredAt, ...rest } = body;
  const at = readInstant(occurredAt);
  switch (type) {
    case 'issue-carnet':
    case 'assign-carnet': {
      const { carnetNumber = id } = rest as { readonly carnetNumber?: string };
      return { carnetNumber, command: { type, at, ...rest } as unknown as CarnetCommand };
    }
    case 'plan': {
      const { convoyId, ...terms } = rest as typeof rest & { readonly convoyId: string };
      return { convoyId, command: { type, at, ...inUtc(terms) } as unknown as ConvoyCommand };
    }
    case 'add-vehicle':
      return { convoyId: id, command: { type, at, vehicle: rest } as unknown as ConvoyCommand };
    case 'withdraw':
    case 'replace':
      return { convoyId: id, command: { type, at, vehicleId, ...rest } as unknown as ConvoyCommand };
    case 'split': {
      const { parts } = rest as { readonly parts: readonly object[] };
      const command = { type, at, ...rest, parts: parts.map(inUtc) };
      return { convoyId: id, command: command as unknown as ConvoyCommand };
    }
    case 'dispatch':
    case 'divert':
    case 'hold':
    case 'release':
    case 'merge':
    case 'recall':
    case 'cancel':
    case 'complete':
      return { convoyId: id, command: { type, at, ...inUtc(rest) } as unknown as ConvoyCommand };
  }
}

/** Instants of a plan in UTC, as a command has them. */
function inUtc(terms: object): object {
  const read: Record<string, unknown> = { ...terms };
  for (const field of ['plannedDeparture', 'plannedArrival']) {
    const written = read[field];
    if (typeof written === 'string') read[field] = readInstant(written).instant;
  }
  return read;
}

function readInstant(text: string): ReportedInstant {
  const read = parseInstant(text);
  if (typeof read === 'string') throw new Error(`${text}: ${read}`);
  return read;
}
