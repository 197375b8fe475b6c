import { type Static, type TObject, type TSchema, Type, type TUnsafe } from '@sinclair/typebox';

/**
 * A union of objects told apart by one property with a fixed value (`Type.Literal`) in each. The check goes straight to
 * the branch that is meant, so its cost does not grow with the number of branches, and errors are those of that
 * branch only. In OpenAPI it is `oneOf` with a `discriminator`.
 */
export function TaggedUnion<const B extends readonly TObject[]>(
  tag: keyof Static<B[number]> & string,
  branches: B,
  annotations: { readonly description?: string; readonly examples?: readonly unknown[] } = {},
): TUnsafe<Static<B[number]>> & TSchema {
  return Type.Unsafe<Static<B[number]>>({
    ...annotations,
    type: 'object',
    discriminator: { propertyName: tag },
    required: [tag],
    oneOf: branches,
  });
}
