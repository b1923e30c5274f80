// 0 to 100 with a tick for every expert and a line from the lowest to the highest.
import "./shared.css";

export function SpreadBar({ values, label }: { values: readonly number[]; label: string }) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return (
    <span className="pd-spread" role="img" aria-label={label}>
      {values.length > 0 && <i style={{ left: `${low}%`, width: `${high - low}%`, top: 7.5, height: 1 }} />}
      {[...new Set(values)].map((value) => (
        <i key={value} style={{ left: `calc(${value}% - 0.75px)`, width: 1.5, top: 2, height: 12 }} />
      ))}
    </span>
  );
}
