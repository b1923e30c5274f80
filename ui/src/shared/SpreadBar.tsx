// 0 to 100 with a tick for every expert and a line from the lowest to the highest. With letters it is the large one of a
// consensus: a lettered circle over every tick, equal marks stacked.
import "./shared.css";

interface Props {
  /** 0 to 100. */
  values: readonly number[];
  /** What a screen reader says. */
  label: string;
  /** The letter of each value's expert, in the order of the values. */
  letters?: readonly string[];
}

export function SpreadBar({ values, label, letters }: Props) {
  if (letters) return <Lettered values={values} label={label} letters={letters} />;
  const low = Math.min(...values);
  const high = Math.max(...values);
  return (
    <span className="pd-spread" role="img" aria-label={label}>
      {values.length > 0 && <i className="pd-spread-range" style={{ left: `${low}%`, width: `${high - low}%` }} />}
      {[...new Set(values)].map((value) => (
        <i key={value} className="pd-spread-tick" style={{ left: `${value}%` }} />
      ))}
    </span>
  );
}

function Lettered({ values, label, letters }: Required<Props>) {
  const stacks = new Map<number, number[]>();
  for (const [index, value] of values.entries()) stacks.set(value, [...(stacks.get(value) ?? []), index]);
  const most = Math.max(1, ...[...stacks.values()].map((stack) => stack.length));
  return (
    <div className="pd-spread-large" role="img" aria-label={label}>
      <div className="pd-spread-axis" style={{ height: 18 + 28 * most }}>
        {[...stacks].map(([value, stack]) => (
          <span key={value} className="pd-spread-stack" style={{ left: `${value}%` }}>
            {stack.toReversed().map((index) => (
              <span key={index} className="pd-letter">
                {letters[index]}
              </span>
            ))}
          </span>
        ))}
      </div>
      <div className="pd-spread-scale">
        <span>0</span>
        <span>50</span>
        <span>100%</span>
      </div>
    </div>
  );
}
