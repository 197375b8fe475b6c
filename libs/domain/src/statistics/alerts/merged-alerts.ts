import { ascending } from '../../ascending.js';
import { type Alert } from './alert.js';

interface Merged {
  readonly first: Alert;
  since: string;
  readonly vehicleIds: Set<string>;
  readonly evidence: Set<string>;
}

/** Alerts put together: those of the same code for the same reason are one, of all their vehicles. */
export class MergedAlerts {
  readonly #byReason = new Map<string, Merged>();

  add(alerts: readonly Alert[]): void {
    for (const alert of alerts) {
      const { code, reason, since } = alert;
      const key = `${code} ${reason}`;
      const merged = this.#byReason.get(key) ?? {
        ...{ first: alert, since, vehicleIds: new Set(), evidence: new Set() },
      };
      this.#byReason.set(key, merged);
      if (since < merged.since) merged.since = since;
      for (const vehicleId of alert.vehicleIds) merged.vehicleIds.add(vehicleId);
      for (const reportId of alert.evidence) merged.evidence.add(reportId);
    }
  }

  /** @yields after each of what alerts may be raised of */
  *adding<T>(of: readonly T[], alertsOf: (one: T) => readonly Alert[]): Generator<undefined, void> {
    for (const one of of) {
      this.add(alertsOf(one));
      yield;
    }
  }

  /** In the order of codes, times and vehicles. */
  inOrder(): readonly Alert[] {
    const alerts = [...this.#byReason.values()].map(({ first, since, vehicleIds, evidence }) => {
      return { ...first, since, vehicleIds: [...vehicleIds].sort(), evidence: [...evidence] };
    });
    return alerts.sort(
      (a, b) =>
        ascending(a.code, b.code) ||
        ascending(a.since, b.since) ||
        ascending(a.vehicleIds.join(), b.vehicleIds.join()) ||
        ascending(a.reason, b.reason),
    );
  }
}
