import { isPersonalMember } from '#kafila/domain';
import { eventInWords } from '../event-words.js';
import { figuresInWords } from '../figures/figure-words.js';
import { turnsInWords } from '../irregularity-turns.js';
import {
  type ChangeAfterTheFact,
  type Correction,
  type Reattribution,
} from './change-after-the-fact.answer.js';

/** What was changed, by whom, and what moved, in words. */
export function changeInWords(change: Omit<ChangeAfterTheFact, 'words'>): string {
  const { event, kinds, correction, replaces, reattributed, figures, irregularities, undigested } = change;
  const changes = [...figuresInWords(figures), ...turnsInWords(irregularities)];
  return [
    `${kinds.join(', ')}: ${eventInWords(event)}`,
    ...(correction ? [correctionInWords(correction)] : []),
    ...(replaces === null ? [] : [`It is told instead of report ${replaces}.`]),
    ...reattributed.map(reattributionInWords),
    undigested === null
      ? changes.length > 0
        ? `Moved: ${changes.join('; ')}.`
        : 'It moved no published figure.'
      : `It could not be digested (${undigested}); nothing moved.`,
  ].join(' ');
}

function correctionInWords({ reportId, reason, report, replacedBy, differs }: Correction): string {
  const what = report === null ? `report ${reportId}, which was never told` : eventInWords(report);
  const instead = replacedBy === null ? '' : ` Told instead: report ${replacedBy}${inWhat(differs)}.`;
  return `Taken back (${reason ?? 'no reason'}): ${what.replace(/\.$/, '')}.${instead}`;
}

function inWhat(differs: Correction['differs']): string {
  if (differs.length === 0) return '';
  const said = differs.map(({ field, before, after }) =>
    isPersonalMember(field)
      ? `another ${field}`
      : `${field} ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  );
  return `, with ${said.join(', ')}`;
}

function reattributionInWords({ reportId, from, to }: Reattribution): string {
  const parts = [
    ...(from.length > 0 ? [`no longer for ${from.join(', ')}`] : []),
    ...(to.length > 0 ? [`now for ${to.join(', ')}`] : []),
  ];
  return `Report ${reportId} counts ${parts.join(', ')}.`;
}
