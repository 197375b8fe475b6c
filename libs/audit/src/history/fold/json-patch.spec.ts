import { describe, expect, it } from '@jest/globals';
import { atOnce } from '#kafila/domain';
import { type Json } from '#kafila/event-store';
import fc from 'fast-check';
import { applyPatch } from 'rfc6902';
import { patchBetween, patching } from './json-patch.js';
import { makingSameParts, withSameParts } from './same-parts.js';

/** Documents, as they come: small, so that many parts are the same. */
const anyDocument = fc.letrec<{ value: Json; document: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 0, 1, '', 'torkham-pk', '~/'),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c/d', '~e', ''), tie('value'), { maxKeys: 4 }),
  ),
  document: fc.dictionary(fc.constantFrom('a', 'b', 'c/d'), tie('value')),
})).document;

/** Patches put their values into what they are applied to. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function patched(before: Json, after: Json): Json {
  const document = copyOf(before);
  const failures = applyPatch(document, copyOf(patchBetween(before, after)));
  expect(failures.filter((failure) => failure !== null)).toEqual([]);
  return document;
}

describe('a patch between two documents', () => {
  it('makes the one into the other, whatever they are', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, other) => {
        const after = withSameParts(other, before);
        expect(after).toEqual(other);
        expect(patched(before, after)).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  it('is empty where nothing changed', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const after = withSameParts(copyOf(document), document);
        expect(after).toBe(document);
        expect(patchBetween(document, after)).toEqual([]);
      }),
    );
  });

  it('tells one more item amid many as one operation', () => {
    const passages = Array.from({ length: 300 }, (_, place) => ({ place, hours: 1 }));
    const more = passages.toSpliced(150, 0, { place: -1, hours: 2 });
    expect(patchBetween({ passages }, { passages: more })).toEqual([
      { op: 'add', path: '/passages/150', value: { place: -1, hours: 2 } },
    ]);
    expect(patchBetween({ passages: more }, { passages })).toEqual([{ op: 'remove', path: '/passages/150' }]);
  });

  it('goes into an item that changed', () => {
    const before = {
      passages: [
        { place: 'a', hours: 1 },
        { place: 'b', hours: 2 },
        { place: 'c', hours: 3 },
      ],
    };
    const after = withSameParts(
      {
        passages: [
          { place: 'a', hours: 1 },
          { place: 'b', hours: 2.5 },
          { place: 'c', hours: 3 },
        ],
      },
      before,
    );
    expect(patchBetween(before, after)).toEqual([{ op: 'replace', path: '/passages/1/hours', value: 2.5 }]);
  });
});

describe('a patch of long lists', () => {
  it('is made in portions, and is the same as at once', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, after) => {
        const settled = atOnce(makingSameParts(after, before));
        expect(settled).toEqual(withSameParts(after, before));
        expect(atOnce(makingSameParts(copyOf(before), before))).toBe(before);
      }),
      { numRuns: 200 },
    );
    const items = Array.from({ length: 1000 }, (_, n) => ({ n }));
    const portions = [...patching({ items }, { items: items.map(({ n }) => ({ n: n + 1 })) })];
    expect(portions.length).toBeGreaterThanOrEqual(items.length);
  });
});
