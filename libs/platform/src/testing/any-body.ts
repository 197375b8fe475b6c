import { type Type } from '@nestjs/common';
import fc from 'fast-check';
import { type Member, membersOf, type Rule } from '../dto/rules.js';
import { type FormatName } from '../dto/formats.js';
import { ANYTHING } from './any-value.js';

const RIGHT_OF_FORMAT: Readonly<Record<FormatName, string>> = {
  uuid: '01890a5d-ac96-774b-bcce-b302099a8057',
  date: '2024-02-29',
  'date-time': '2024-02-29T14:05:00+05:00',
  printable: 'TLK-914',
};

/** Bodies of a shape, every second one with one or two members that are wrong, missing or unknown. */
export function anyBodyOf(type: Type): fc.Arbitrary<unknown> {
  const members = membersOf(type);
  const name = fc.constantFrom(...members.map(({ name }) => name), 'colour', 'value', 'length');
  const wrong = fc.tuple(name, fc.option(ANYTHING, { nil: undefined, freq: 4 }));
  const wrongs = fc.oneof(fc.constant([]), fc.array(wrong, { minLength: 1, maxLength: 2 }));
  const nearly = fc.tuple(rightBodyOf(members), wrongs).map(([right, wrongs]) => {
    const body = { ...right, ...Object.fromEntries(wrongs) };
    return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  });
  return fc.oneof({ weight: 20, arbitrary: nearly }, { weight: 1, arbitrary: ANYTHING });
}

function rightBodyOf(members: readonly Member[]): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(members.map((member) => [member.name, valueOf(member)]));
  return fc.record(values, {
    requiredKeys: members.filter(({ optional }) => !optional).map(({ name }) => name),
  });
}

function valueOf({ rules, itemRules, nullable }: Member): fc.Arbitrary<unknown> {
  const one =
    itemRules.length > 0 ? fc.array(valueBy(itemRules), { minLength: 1, maxLength: 3 }) : valueBy(rules);
  return nullable ? fc.option(one, { freq: 3 }) : one;
}

/** A value that most rules of a member allow. */
function valueBy(rules: readonly Rule[]): fc.Arbitrary<unknown> {
  const of = (name: string): readonly unknown[] | undefined =>
    rules.find((rule) => rule.name === name)?.constraints;
  const nested = of('nested')?.[0] as (() => Type) | undefined;
  if (nested) {
    const members = membersOf(nested());
    return fc.oneof(
      { weight: 6, arbitrary: rightBodyOf(members) },
      { weight: 1, arbitrary: fc.constant({}) },
    );
  }
  const branches = of('either') as readonly Type[] | undefined;
  if (branches) return fc.oneof(...branches.flatMap((branch) => membersOf(branch).map(valueOf)));
  const words = (of('isIn')?.[0] ?? of('equals') ?? of('describe')?.[1] ?? []) as readonly unknown[];
  if (words.length > 0) return fc.constantFrom(...words);
  const format = of('format')?.[0] as FormatName | undefined;
  if (format) return fc.constant(RIGHT_OF_FORMAT[format]);
  if (of('isBoolean')) return fc.boolean();
  if (of('isObject')) return fc.constantFrom({}, { any: 1 });
  const least = Number(of('min')?.[0] ?? 0);
  const most = Number(of('max')?.[0] ?? 1000);
  if (of('isInt')) return fc.integer({ min: least, max: most });
  if (of('isNumber')) return fc.double({ min: least, max: most, noNaN: true });
  const [minLength, maxLength] = of('textLength') ?? [];
  return fc.string({ minLength: Number(minLength ?? 0), maxLength: Math.min(Number(maxLength ?? 20), 20) });
}
