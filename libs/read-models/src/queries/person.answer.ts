import { Describe, EitherOf, type MemberDecorator, Nested, Open, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsOneOf, IsPlain } from './members.js';

const IsPersonId = (): MemberDecorator =>
  IsPlain('Under which the person is sealed, and can be erased.', '2f1d1c0e-5a0f-4c57-9a53-0a2c1d8e7b11');

@Open()
export class Person {
  @IsPersonId()
  readonly personId!: string;

  @IsPlain('Name.')
  readonly name!: string;

  @Optional()
  @IsPlain('Where he is called on the way.')
  readonly phone?: string;

  @Optional()
  @IsPlain('Of his passport, licence or identity card.')
  readonly documentNumber?: string;
}

@Open()
export class UnreadablePerson {
  @IsPersonId()
  readonly personId!: string;

  @IsOneOf(['erased', 'no-key'], 'erased: forgotten, for ever. no-key: this service has no key.')
  readonly unreadable!: 'erased' | 'no-key';
}

@Open()
export class HiddenPerson {
  @IsOneOf(['hidden'], 'hidden: whoever asked may not see persons.')
  readonly unreadable!: 'hidden';
}

/** A person as reads show one; text where it was recorded before such members were sealed. */
export type ShownPerson = Person | UnreadablePerson | HiddenPerson | string;

export function IsShownPerson(description: string): MemberDecorator {
  return applyDecorators(
    EitherOf(
      Nested(() => Person),
      Nested(() => UnreadablePerson),
      Nested(() => HiddenPerson),
      IsPlain('As it was recorded, where it was never sealed.'),
    ),
    Describe(description),
  );
}
