import { Code, useRead } from '#kafila/web';
import { type ReactElement } from 'react';

export function ConvoysPage(): ReactElement {
  const { taken } = useRead('/v1/convoys', { params: { query: { limit: '50' } } });
  return (
    <section className="page">
      <ul>
        {taken?.data.items.map(({ convoyId, status }) => (
          <li key={convoyId}>
            <Code>{convoyId}</Code> {status}
          </li>
        ))}
      </ul>
    </section>
  );
}
