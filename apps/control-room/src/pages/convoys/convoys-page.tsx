import {
  DataTable,
  Empty,
  isAfter,
  type FleetRow,
  type operations,
  type Read,
  Loading,
  Refused,
  sortingOf,
  useLive,
  useNow,
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
const AGES_EVERY_MS = 10_000;

/** `/convoys`: every convoy on one line. */
export function ConvoysPage(): ReactElement {
  const asked = useSearch({ from: '/convoys' });
  const say = useWords(CONVOYS);
  const { nameOf } = usePlaces();
  const { problem, retry, rows, isCut } = useRows(asked);
  const now = useNow(AGES_EVERY_MS);
  const navigate = useNavigate({ from: '/convoys' });
  const [most, setMost] = useState(AT_ONCE);
  const empty = emptinessOf(filtersOf(asked));
  return (
    <section className="page convoys">
      <h1>{say('title')}</h1>
      <FilterForm asked={asked} />
      {problem && <Refused problem={problem} retry={retry} />}
      {!rows && !problem && <Loading />}
      {rows?.length === 0 && (
        <Empty>
          <h2>{say(empty)}</h2>
          <p>{say(`${empty}Do`)}</p>
        </Empty>
      )}
      {isCut && <p role="status">{say('more', { count: rows?.length ?? 0 })}</p>}
      {rows && rows.length > 0 && (
        <DataTable
          caption={say('title')}
          columns={columnsOf(say, nameOf, now)}
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

/** Which convoys: the service says. How they are: what was told later, the answer or the live feed. */
function useRows(asked: AskedOfConvoys): Pick<Read<unknown>, 'problem' | 'retry'> & {
  readonly rows: readonly FleetRow[] | undefined;
  /** Whether there are more than one answer holds. */
  readonly isCut: boolean;
} {
  const live = useLive();
  const { taken, problem, retry } = useRead('/v1/fleet', { params: { query: filtersOf(asked) } });
  const isLiveNewer = live.position !== undefined && !isAfter(taken?.position ?? '0', live.position);
  const rows = taken?.data.items.map((row) => (isLiveNewer ? live.rows.get(row.convoyId) : undefined) ?? row);
  return { problem, retry, rows, isCut: (taken?.data.nextCursor ?? null) !== null };
}

/** What is said where no convoy is so: there is none at all, none that is open, or the filters leave none. */
function emptinessOf({ ended, ...filters }: Filters): 'empty' | 'noneOpen' | 'none' {
  if (Object.keys(filters).length > 0) return 'none';
  return ended === undefined ? 'empty' : 'noneOpen';
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
