let sent = 0;

/** A report on a convoy that was not sent before: that it passed Peshawar, unless told otherwise. */
export function sampleReport(convoyId: string, more: object = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'CheckpointPassed',
    reportId: `01926f3a-7c1e-7d2a-9b7e-${String(++sent).padStart(12, '0')}`,
    convoyId,
    occurredAt: '2026-03-02T18:00:00+05:00',
    place: 'PKPEW',
    unit: { unitId: 'lead', sequence: sent },
    ...more,
  };
}
