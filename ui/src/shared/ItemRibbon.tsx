// All items at a glance: ticks grouped by category, the height is the mark, a dashed frame is not yet given.
import "./shared.css";

export interface RibbonItem {
  code: string;
  name: string;
  category: string;
  /** 0 to 100; null is not yet given. */
  percent: number | null;
}

interface Props {
  items: readonly RibbonItem[];
  /** What the whole says to a screen reader. */
  label: string;
  here?: string;
  /** Makes every tick a button. */
  onPick?: (code: string) => void;
  /** Pixels per tick. */
  width?: number;
  height?: number;
}

export function ItemRibbon({ items, label, here, onPick, width = 6, height = 18 }: Props) {
  const groups = Map.groupBy(items, (item) => item.category);
  return (
    <span className="pd-ribbon" role={onPick ? "group" : "img"} aria-label={label}>
      {[...groups].map(([category, own]) => (
        <span key={category} className="pd-ribbon-group">
          {own.map((item) => {
            const name = `pd-tick${item.percent === null ? " none" : ""}${item.code === here ? " here" : ""}`;
            const fill = item.percent === null ? null : <span style={{ height: `${item.percent}%` }} />;
            const title = `${item.code} ${item.name}`;
            if (!onPick) {
              return (
                <span key={item.code} className={name} style={{ width, height }}>
                  {fill}
                </span>
              );
            }
            return (
              <button
                key={item.code}
                type="button"
                className={name}
                style={{ width, height }}
                title={title}
                aria-label={title}
                aria-current={item.code === here ? "true" : undefined}
                tabIndex={item.code === here || (here === undefined && item === items[0]) ? 0 : -1}
                onClick={() => onPick(item.code)}
              >
                {fill}
              </button>
            );
          })}
        </span>
      ))}
    </span>
  );
}
