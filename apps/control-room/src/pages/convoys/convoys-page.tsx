import {
  DataTable,
  Empty,
  type FleetRow,
  type operations,
  type Read,
  Loading,
  Refused,
  sortingOf,
  useLive,
  usePlaces,
  useRead,
  useWords,
} from '#kafila/web';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { type AskedOfConvoys } from './asked.js';
import { columnsOf } from './columns.js';
import { CONVOYS } from './convoys.words.js';
import { Filters as FilterForm } from './filters.js';
import './convoys.css';

/** More rows than anybody reads take their time to draw. */
const AT_ONCE = 200;

/** `/convoys`: every convoy on one line. */
export function ConvoysPage(): ReactElement {
  const asked = useSearch({ from: '/convoys' });
  const say = useWords(CONVOYS);
  const { nameOf } = usePlaces();
  const { problem, retry, rows } = useRows(asked);
  const navigate = useNavigate({ from: '/convoys' });
  const [most, setMost] = useState(AT_ONCE);
  const isFiltered = Object.keys(filtersOf(asked)).some((name) => name !== 'ended');
  return (
    <section className="page convoys">
      <h1>{say('title')}</h1>
      <FilterForm asked={asked} />
      {problem && <Refused problem={problem} retry={retry} />}
      {!rows && !problem && <Loading />}
      {rows?.length === 0 && (
        <Empty>
          <h2>{say(isFiltered ? 'none' : 'empty')}</h2>
          <p>{say(isFiltered ? 'noneDo' : 'emptyDo')}</p>
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <DataTable
          caption={say('title')}
          columns={columnsOf(say, nameOf, Date.now())}
          rows={rows}
          keyOf={({ convoyId }) => convoyId}
          sorting={sortingOf(asked.sort)}
          onSort={({ by, descending }) => {
            void navigate({
              search: (before) => ({ ...before, sort: `${descending ? '-' : ''}${by}` }),
              replace: true,
            });
          }}
          file="convoys"
          rowClass={({ incompleteSince }) => (incompleteSince === undefined ? undefined : 'parked')}
          most={most}
          onMore={() => {
            setMost((before) => before + AT_ONCE);
          }}
        />
      )}
    </section>
  );
}

type Filters = NonNullable<operations['listFleet']['parameters']['query']>;

/** Which convoys: the service says. How they are: the live feed, which is newer. */
function useRows(asked: AskedOfConvoys): Pick<Read<unknown>, 'problem' | 'retry'> & {
  readonly rows: readonly FleetRow[] | undefined;
} {
  const live = useLive();
  const { taken, problem, retry } = useRead('/v1/fleet', { params: { query: filtersOf(asked) } });
  return { problem, retry, rows: taken?.data.items.map((row) => live.rows.get(row.convoyId) ?? row) };
}

/** Those that have ended are left out, but where somebody asks for a convoy by its name or status. */
function filtersOf({ status, corridor, through, regime, q, ended }: AskedOfConvoys): Filters {
  const hidesEnded = ended === undefined && status === undefined && q === undefined;
  return {
    ...(status && { status }),
    ...(corridor && { corridor }),
    ...(through && { through }),
    ...(regime && { regime }),
    ...(q && { q }),
    ...(hidesEnded && { ended: 'false' as const }),
  };
}
