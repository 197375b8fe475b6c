import { Closed, Describe, EitherOf, type MemberDecorator, Nested, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsLine } from './fields.js';

const IsDriverName = (): MemberDecorator => IsLine('Name of the driver.', 'Gul Khan', 120);

/** A driver and what is known of him. */
@Closed()
export class NamedDriver {
  @IsDriverName()
  readonly name!: string;

  @Optional()
  @IsLine('Where he is called on the way.', '+92 300 1234567', 40)
  readonly phone?: string;

  @Optional()
  @IsLine(
    'Of the passport, licence or identity card. By it two drivers of one name are told apart.',
    '42101-1234567-1',
    60,
  )
  readonly documentNumber?: string;
}

/** A driver as the desk writes him. Sealed before anything is recorded: docs/persons.md. */
export function IsDriver(): MemberDecorator {
  return applyDecorators(
    EitherOf(
      IsDriverName(),
      Nested(() => NamedDriver),
    ),
    Describe('Who drives: a name, or what else is known of him. It is kept sealed.'),
  );
}
