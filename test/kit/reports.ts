import { v7 as uuidv7 } from 'uuid';

/** A plan for a convoy of two trucks from Karachi to Tashkent. */
export function plan(convoyId: string): object {
  return {
    convoyId,
    corridorId: 'khi-tas-torkham',
    regime: 'TIR',
    plannedDeparture: '2026-03-01T06:00:00+05:00',
    vehicles: [
      { plate: 'TLK-914', country: 'PK' },
      { plate: 'TLK-915', country: 'PK' },
    ],
  };
}

/** A report that is right; `fields` change it. */
export function report(
  convoyId: string,
  fields: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    reportId: uuidv7(),
    type: 'CheckpointPassed',
    convoyId,
    place: 'peshawar',
    occurredAt: '2026-03-03T04:00:00+05:00',
    unit: { unitId: 'lead-truck' },
    ...fields,
  };
}
