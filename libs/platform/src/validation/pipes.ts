import { type PipeTransform, type Type } from '@nestjs/common';
import { Problem } from '../problems/problem.js';
import { compileCheck } from './compile-check.js';

/**
 * A Nest pipe that lets a body of a shape through as it is: `@Body(BodyPipe(PlanConvoyRequest)) body: PlanConvoyRequest`. Of
 * several shapes it has to fit one.
 * No body is a problem `empty-body` (400), another one `invalid-body` (422) naming each field.
 */
export function BodyPipe<T extends object>(...shapes: readonly Type<T>[]): PipeTransform<unknown, T> {
  const check = compileCheck(...shapes);
  return {
    transform(body) {
      if (body === undefined) throw emptyBody();
      const checked = check(body);
      if (checked.ok) return checked.value;
      throw new Problem({
        status: 422,
        code: 'invalid-body',
        detail: `The body cannot be understood: ${count(checked.errors.length, 'field')} to correct, see errors.`,
        errors: checked.errors,
      });
    },
  };
}

/**
 * The same for a query string: `@Query(QueryPipe(ConvoyFilter)) filter: ConvoyFilter`. Everything in a query is text
 * (given twice: an array of texts), so the shape may only ask for strings; numbers are read by `wholeNumber`.
 * Another query is a problem `invalid-query` (400).
 */
export function QueryPipe<T extends object>(shape: Type<T>): PipeTransform<unknown, T> {
  const check = compileCheck(shape);
  return {
    transform(query) {
      const checked = check(query);
      if (checked.ok) return checked.value;
      throw new Problem({
        status: 400,
        code: 'invalid-query',
        detail: `The query cannot be understood: ${count(checked.errors.length, 'parameter')} to correct, see errors.`,
        errors: checked.errors,
      });
    },
  };
}

/** A whole number of a query parameter, else `fallback`. @throws Problem `invalid-query` (400), also out of bounds */
export function wholeNumber(
  text: string | undefined,
  { name, min, max, fallback }: { name: string; min: number; max: number; fallback: number },
): number {
  if (text === undefined) return fallback;
  const number = /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (number >= min && number <= max) return number;
  throw new Problem({
    status: 400,
    code: 'invalid-query',
    detail: 'The query cannot be understood: 1 parameter to correct, see errors.',
    errors: [
      { pointer: `#/${name}`, code: 'out-of-range', detail: `must be a whole number from ${min} to ${max}` },
    ],
  });
}

function emptyBody(): Problem {
  return new Problem({
    status: 400,
    code: 'empty-body',
    detail: 'A JSON body is needed here; send one with the header content-type: application/json.',
  });
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
