import { applyDecorators, type Type } from '@nestjs/common';
import { Type as TransformTo } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsString,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FORMATS, type FormatName } from './formats.js';
import { accepts } from './accepts.js';
import { addRule, isGiven, isNotNull, metadataOf } from './rules.js';

export type MemberDecorator = PropertyDecorator;

/** The member may be left out. Null is refused, unlike by class-validator's `IsOptional`. */
export function Optional(): MemberDecorator {
  return ValidateIf(isGiven);
}

/** The member may be null: unknown. */
export function Nullable(): MemberDecorator {
  return ValidateIf(isNotNull);
}

/** What the member means, for people, and values it might have. */
export function Describe(description: string, ...examples: readonly unknown[]): MemberDecorator {
  return always('describe', description, examples);
}

/** Text of so many characters (code points; class-validator's `Length` counts otherwise). */
export function IsText({ min, max }: { readonly min?: number; readonly max?: number } = {}): MemberDecorator {
  const hasLength = (value: unknown): boolean =>
    typeof value === 'string' && isBetween(Array.from(value).length, min, max);
  return applyDecorators(IsString(), rule('textLength', hasLength, min, max));
}

/** Text of a format: `uuid`, `date`, `date-time` (RFC 3339 with its offset from UTC), or `printable`: no hidden characters. */
export function IsFormat(format: FormatName): MemberDecorator {
  const { test } = FORMATS[format];
  return applyDecorators(
    IsString(),
    rule('format', (value) => typeof value === 'string' && test(value), format),
  );
}

export function IsWord(words: readonly string[]): MemberDecorator {
  return IsIn(words);
}

export function IsAnything(): MemberDecorator {
  return Allow();
}

export function IsKind(...kinds: readonly ('string' | 'number' | 'boolean')[]): MemberDecorator {
  return rule('kind', (value) => (kinds as readonly string[]).includes(typeof value), ...kinds);
}

export function Nested(shape: () => Type): MemberDecorator {
  return applyDecorators(IsObject(), ValidateNested(), TransformTo(shape), always('nested', shape));
}

/** A list; what each item is, is told as it would be of a member: `@List([IsString()], {max: 40})`. */
export function List(
  item: MemberDecorator | readonly MemberDecorator[],
  { min, max }: { readonly min?: number; readonly max?: number } = {},
): MemberDecorator {
  return applyDecorators(
    IsArray(),
    ...(min === undefined ? [] : [ArrayMinSize(min)]),
    ...(max === undefined ? [] : [ArrayMaxSize(max)]),
    eachItem([item].flat()),
  );
}

/** One of several things, each told as it would be of a member. */
export function EitherOf(
  ...branches: readonly (MemberDecorator | readonly MemberDecorator[])[]
): MemberDecorator {
  const types = branches.map((branch) => holderOf([branch].flat()));
  return rule('either', (value) => types.some((type) => accepts(type, { value })), ...types);
}

function rule(
  name: string,
  validate: (value: unknown) => boolean,
  ...constraints: unknown[]
): MemberDecorator {
  return ValidateBy({ name, constraints, validator: { validate } });
}

function always(name: string, ...constraints: unknown[]): MemberDecorator {
  return rule(name, () => true, ...constraints);
}

function isBetween(length: number, min = 0, max = Infinity): boolean {
  return length >= min && length <= max;
}

function holderOf(decorators: readonly MemberDecorator[]): Type {
  const Holder = class {
    readonly value: unknown;
  };
  for (const decorate of decorators) decorate(Holder.prototype, 'value');
  return Holder;
}

function eachItem(decorators: readonly MemberDecorator[]): MemberDecorator {
  const rules = metadataOf(holderOf(decorators));
  return (target, property) => {
    for (const one of rules) {
      addRule(target, one, { propertyName: String(property), each: true });
    }
  };
}
