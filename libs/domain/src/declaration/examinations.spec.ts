import { describe, expect, it } from '@jest/globals';
import { june } from '../testing/recorded.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';

const { ordered, done } = atCustoms;

describe('an examination', () => {
  it('has an order, an end and a result, by kind and agency', () => {
    const { view } = givenDeclaration(
      ordered('scan', '5 09:00', { id: 'o1' }),
      ordered('sampling', '5 09:30', { id: 'o2', agency: 'phytosanitary' }),
      done('scan', '5 10:30', { id: 'd1', agency: 'customs', result: 'conformant' }),
      done('documents', '5 11:00', { id: 'd2', agency: 'standards' }),
    );
    expect(view.examinations).toEqual([
      {
        kind: 'scan',
        agency: 'customs',
        orderedAt: june('5 09:00'),
        doneAt: june('5 10:30'),
        result: 'conformant',
        hours: 1.5,
        evidence: ['o1', 'd1'],
      },
      {
        kind: 'sampling',
        agency: 'phytosanitary',
        orderedAt: june('5 09:30'),
        doneAt: null,
        result: null,
        hours: null,
        evidence: ['o2'],
      },
      {
        kind: 'documents',
        agency: 'standards',
        orderedAt: null,
        doneAt: june('5 11:00'),
        result: null,
        hours: null,
        evidence: ['d2'],
      },
    ]);
  });

  it('that is done twice answers two orders, the first one first', () => {
    const { view } = givenDeclaration(
      ordered('scan', '5 09:00'),
      done('scan', '5 10:00'),
      ordered('scan', '5 12:00'),
      done('scan', '5 15:00'),
    );
    expect(view.examinations).toMatchObject([
      { orderedAt: june('5 09:00'), doneAt: june('5 10:00'), hours: 1 },
      { orderedAt: june('5 12:00'), doneAt: june('5 15:00'), hours: 3 },
    ]);
  });

  it('was not done before it was ordered, unless clocks differ by an hour at most', () => {
    const early = givenDeclaration(done('scan', '5 09:00'), ordered('scan', '5 10:01')).view;
    expect(early.examinations).toHaveLength(2);
    const close = givenDeclaration(done('scan', '5 09:00'), ordered('scan', '5 10:00')).view;
    expect(close.examinations).toMatchObject([
      { orderedAt: june('5 10:00'), doneAt: june('5 09:00'), hours: null },
    ]);
  });
});
