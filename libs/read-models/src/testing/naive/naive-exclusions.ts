import { type HeldByCarnet, severityOf } from '#kafila/domain';
import { type NaivePast } from './naive-past.js';
import { type Shown } from './naive-shared.js';

/** Of each carnet, with each vehicle and in each convoy, the first use in a country whose customs had excluded its holder, as another carnet tells. */
export function exclusionsAmong({ claims, explanations }: NaivePast): readonly Shown[] {
  const found = new Map<string, { readonly order: string; readonly shown: Shown }>();
  for (const use of claims.filter(({ kind }) => kind === 'use')) {
    for (const exclusion of claims.filter(({ kind, key }) => kind === 'exclusion' && key === use.key)) {
      const [told, used] = [exclusion, use].map(({ holder }) => JSON.parse(holder) as HeldByCarnet);
      if (!told || !used || told.carnetNumber === used.carnetNumber) continue;
      const { from: at, convoyId, key } = use;
      const hours = (Date.parse(at) - Date.parse(exclusion.from)) / 3_600_000;
      if (hours <= 1 || (told.day !== null && (used.day ?? '') > told.day)) continue;
      const isAdmitted = explanations.some(
        (one) => one.of === `readmitted ${key}` && one.at >= exclusion.from && one.at <= at,
      );
      const order = [at, use.holder, exclusion.holder].join(' ');
      const id = JSON.stringify([used.carnetNumber, used.vehicleIds, convoyId]);
      if (isAdmitted || (found.get(id)?.order ?? '~') <= order) continue;
      const evidence = [...new Set([...told.evidence, ...used.evidence])];
      const convoyIds = convoyId === '' ? [] : [convoyId];
      const code = 'holder-excluded' as const;
      const { vehicleIds, carnetNumber } = used;
      const shown = {
        ...{ code, severity: severityOf(code), since: at, vehicleIds, evidence, reports: evidence.length },
        ...{ convoyIds, carnetNumber, declarationRef: null },
      };
      found.set(id, { order, shown });
    }
  }
  return [...found.values()].map(({ shown }) => shown);
}
