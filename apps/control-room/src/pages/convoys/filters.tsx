import { Choice, FIELD, useRead, useWords } from '#kafila/web';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';
import { type AskedOfConvoys, STATUSES } from './asked.js';
import { CONVOYS } from './convoys.words.js';

/** The filters of the API. Each is in the address as soon as it is set. */
export function Filters({ asked }: { readonly asked: AskedOfConvoys }): ReactElement {
  const say = useWords(CONVOYS);
  const sayField = useWords(FIELD);
  const navigate = useNavigate({ from: '/convoys' });
  const { taken } = useRead('/v1/corridors', {}, ['never']);
  const find = useRef<HTMLInputElement>(null);
  const set = (name: keyof AskedOfConvoys, value: string): void => {
    void navigate({
      search: (before) => ({ ...before, [name]: value === '' ? undefined : value }),
      replace: true,
    });
  };
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (
        event.key !== '/' ||
        event.target instanceof HTMLInputElement ||
        event.target instanceof HTMLSelectElement
      )
        return;
      event.preventDefault();
      find.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
    };
  }, []);
  const any = { value: '' as const, name: say('any') };
  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <Text name="q" label={say('find')} asked={asked} set={set} field={find} />
      <Choice
        label={say('status')}
        value={asked.status ?? ''}
        options={[any, ...STATUSES.map((value) => ({ value, name: sayField(`status_${value}`) }))]}
        onChoose={(chosen) => {
          set('status', chosen);
        }}
      />
      <Choice
        label={say('corridor')}
        value={asked.corridor ?? ''}
        options={[any, ...(taken?.data.items ?? []).map(({ id, name }) => ({ value: id, name }))]}
        onChoose={(chosen) => {
          set('corridor', chosen);
        }}
      />
      <Text name="through" label={say('through')} asked={asked} set={set} />
      <Text name="regime" label={say('regime')} asked={asked} set={set} />
      <label className="check">
        <input
          type="checkbox"
          checked={asked.ended !== undefined}
          onChange={(event) => {
            set('ended', event.target.checked ? 'true' : '');
          }}
        />
        {say('ended')}
      </label>
    </form>
  );
}

interface TextProps {
  readonly name: 'q' | 'through' | 'regime';
  readonly label: string;
  readonly asked: AskedOfConvoys;
  readonly set: (name: TextProps['name'], value: string) => void;
  readonly field?: React.RefObject<HTMLInputElement | null>;
}

/** Asked when it is done: each letter would be a question. */
function Text({ name, label, asked, set, field }: TextProps): ReactElement {
  return (
    <label>
      {label}
      <input
        ref={field}
        key={asked[name] ?? ''}
        type="search"
        dir="auto"
        defaultValue={asked[name] ?? ''}
        onBlur={(event) => {
          set(name, event.target.value.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') set(name, event.currentTarget.value.trim());
        }}
      />
    </label>
  );
}
