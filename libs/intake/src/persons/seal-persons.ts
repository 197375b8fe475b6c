import { type PersonalMember } from '#kafila/domain';
import { type Person, Persons } from '#kafila/persons';
import { Injectable, type PipeTransform } from '@nestjs/common';
import { wrongField } from '../fields/wrong-field.problem.js';
import { namedIn, withSealed } from './named-persons.js';

/** A body in which every person was sealed. */
export type Sealed<Body> = Body extends readonly (infer Item)[]
  ? readonly Sealed<Item>[]
  : Body extends object
    ? { [Field in keyof Body]: Field extends PersonalMember ? string : Sealed<Body[Field]> }
    : Body;

/**
 * Seals the persons of a body before anything looks at it, so that neither events nor digests of what was sent hold
 * anything personal. The body was checked before: `@Body(BodyPipe(PlanConvoyRequest), SealPersons)`.
 */
@Injectable()
export class SealPersons implements PipeTransform<object, Promise<unknown>> {
  constructor(private readonly persons: Persons) {}

  /** @throws Problem `invalid-body` (422) where a text holds half of a character */
  async transform(body: object): Promise<unknown> {
    const named = namedIn(body);
    for (const { pointer, written } of named) refuseHalfCharacters(written, pointer);
    return withSealed(body, await this.persons.seal(named));
  }
}

function refuseHalfCharacters(written: string | Person, pointer: string): void {
  const fields = typeof written === 'string' ? { '': written } : { ...written };
  const faulty = Object.entries(fields).find(([, text]) => !text.isWellFormed());
  if (!faulty) return;
  const field = faulty[0] === '' ? '' : `/${faulty[0]}`;
  throw wrongField(`${pointer}${field}`, 'ill-formed-text', 'holds half of a character');
}
