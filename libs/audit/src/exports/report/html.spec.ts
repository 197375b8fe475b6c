import { type JsonObject } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { recorded } from '../testing/recorded-events.js';
import { html, separated } from './html.js';
import { historyRow } from './sections/history.js';
import { clearances } from './sections/papers.js';

const URDU = '\u0642\u0627\u0641\u0644\u06c1';
const HEBREW = '\u05e9\u05d9\u05d9\u05e8\u05d4';
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
const withoutIsolates = (text: string): string => text.replace(/\u2068[^\u2069]*\u2069/g, '');

/** Whether each text that runs from right to left stands in an isolate of its own, with no id or figure in it. */
function expectIsolated(text: string): void {
  expect(text).toMatch(RIGHT_TO_LEFT);
  expect(withoutIsolates(text)).not.toMatch(RIGHT_TO_LEFT);
  for (const isolate of text.match(/\u2068[^\u2069]*\u2069/g) ?? []) expect(isolate).not.toMatch(/PK-|\d/);
}

function rowOf(data: JsonObject): string {
  const [event] = recorded(['convoy-K-1', 'CargoDelivered', data]);
  return event ? historyRow(event, { late: false, takenBackBy: null }).text : '';
}

describe('text in the report', () => {
  it('that runs from right to left stands in an isolate, line by line, and any other is left as it is', () => {
    expect(html`<td>${`${URDU}\nPK-1 ${HEBREW}`}</td>`.text).toBe(
      `<td>\u2068${URDU}\u2069\n\u2068PK-1 ${HEBREW}\u2069</td>`,
    );
    expect(html`<td>${'Türkiye, Грузия, 中'}</td>`.text).toBe('<td>Türkiye, Грузия, 中</td>');
  });

  it('does not reorder ids and figures that stand in the same line', () => {
    expectIsolated(
      rowOf({
        vehicleIds: ['PK-A1', 'PK-B2'],
        place: URDU,
        note: URDU,
        packages: 12,
        [HEBREW]: URDU,
        parts: [{ name: URDU, count: 7 }, HEBREW, 'PK-C3'],
      }),
    );
    const declaration = {
      ...{ reference: 'PK-7-2023', place: URDU, status: 'held', vehicleIds: ['PK-A1'], channel: null },
      ...{ lodgedAt: null, grantedAt: null, refusedAt: null, gatedOutAt: null },
      ...{ hours: { lodgementToRelease: 7 }, holds: [{ agency: URDU, reason: HEBREW, hours: 7 }] },
    };
    const pieces = [...clearances({ declarations: [declaration] } as never)];
    expectIsolated(pieces.map((piece) => piece?.text ?? '').join(''));
    expectIsolated(html`${separated(['PK-A1', URDU, 'PK-B2'], ', ')}`.text);
  });

  it('cannot leave its isolate, turn what follows or steer anything', () => {
    const { text } = html`<td>${`${URDU}\u2069\u202eevil\u0000\u001b[2J\u0085`}</td>`;
    expect(text).toBe(`<td>\u2068${URDU}\\u2069\\u202eevil\\u0000\\u001b[2J\\u0085\u2069</td>`);
  });
});
