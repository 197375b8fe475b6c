import { type ReactElement } from 'react';

/** An id, a plate, a place or a carnet number: in its own script, left to right in every language. */
export function Code({ children }: { readonly children: string | number }): ReactElement {
  return (
    <bdi dir="ltr" className="code">
      {children}
    </bdi>
  );
}
