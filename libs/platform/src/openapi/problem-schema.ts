import { IsInt, IsString, Max, Min } from 'class-validator';
import { Describe, List, Nested, Optional } from '../dto/members.js';
import { Open } from '../dto/shape.js';

/** One wrong field. */
@Open()
export class FieldFault {
  @IsString()
  @Describe('The field, as a JSON pointer in a URI fragment; # is the whole body.', '#/vehicles/0/plate')
  readonly pointer!: string;

  @Optional()
  @IsString()
  @Describe('What is wrong, for programs.', 'missing')
  readonly code?: string;

  @IsString()
  @Describe('What is wrong and what would be right, read after the field.')
  readonly detail!: string;
}

/** The document of RFC 9457 as every service sends it, for the API's document. */
@Open({
  name: 'Problem',
  description: 'A refusal or failure (RFC 9457). Further members hold the facts of the code.',
})
export class ProblemAnswer {
  @IsString()
  @Describe('URN made of the code; nothing is to be fetched there.')
  readonly type!: string;

  @IsString()
  @Describe('The same for every occurrence of the code.')
  readonly title!: string;

  @IsInt()
  @Min(400)
  @Max(599)
  @Describe('The HTTP status.')
  readonly status!: number;

  @IsString()
  @Describe('Stable name of the problem: decide on this.', 'invalid-body')
  readonly code!: string;

  @IsString()
  @Describe('What happened this time and what to do about it; for people.')
  readonly detail!: string;

  @Optional()
  @IsString()
  @Describe('Path of the request.')
  readonly instance?: string;

  @Optional()
  @IsString()
  @Describe('Names the request in the log of the service.')
  readonly requestId?: string;

  @Optional()
  @List(Nested(() => FieldFault), { max: 20 })
  @Describe('Each field that is wrong, at most 20 of them.')
  readonly errors?: readonly FieldFault[];
}
