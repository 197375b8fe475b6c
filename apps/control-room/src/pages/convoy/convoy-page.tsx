import { type ReactElement } from 'react';

export function ConvoyPage(): ReactElement {
  return <section className="page" />;
}
