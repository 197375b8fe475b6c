import { type ReactElement } from 'react';

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** What the label says stands in the choice itself: it is told, not shown. */
  readonly isLabelTold?: boolean;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string; readonly lang?: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, as a native element. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactElement {
  const { label, isLabelTold = false, value, options, onChoose } = props;
  return (
    <label>
      <span className={isLabelTold ? 'sr-only' : undefined}>{label}</span>{' '}
      <select
        value={value}
        onChange={(event) => {
          onChoose(event.target.value as Value);
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value} lang={one.lang}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
