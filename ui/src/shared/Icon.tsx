// Our own small set: 16 px grid, 1.5 px stroke, square ends, the colour of the text.
const paths = {
  person: "M8 8.2a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.8 14c.4-2.9 2.3-4.4 5.2-4.4s4.8 1.5 5.2 4.4",
  lock: "M3.5 7.5h9v6h-9zM5.3 7.3V5a2.7 2.7 0 0 1 5.4 0v2.3",
  settings: "M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 2.8v3.4M5.5 9.8v3.4",
  document: "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3",
  folder: "M1.8 3.5h4.4l1.3 1.7h6.7v7.6H1.8z",
  printer: "M4.5 6V2.2h7V6M4.5 11.5H2.2V6h11.6v5.5h-2.3M4.5 9.5h7v4.3h-7z",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4 14 14",
  left: "M10 3 5 8l5 5",
  right: "M6 3l5 5-5 5",
  down: "M3 6l5 5 5-5",
  up: "M3 10l5-5 5 5",
  plus: "M8 2.5v11M2.5 8h11",
  minus: "M2.5 8h11",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  check: "M2.5 8.5 6.3 12.2 13.5 4.2",
  warning: "M8 2.2 14.3 13.5H1.7zM8 6.2v3.4M8 11.3v.9",
  info: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.2v4M8 4.6v.9",
  eye: "M1.5 8C3 5.2 5.2 3.8 8 3.8S13 5.2 14.5 8C13 10.8 10.8 12.2 8 12.2S3 10.8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z",
  hidden: "M1.5 8C3 5.2 5.2 3.8 8 3.8S13 5.2 14.5 8C13 10.8 10.8 12.2 8 12.2S3 10.8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM2.5 13.5l11-11",
  flag: "M3.5 14.2V2.2M3.5 3h8.7l-1.9 2.6 1.9 2.7H3.5",
  triangle: "M8 3 14 13H2z",
  undo: "M6 3 2.8 6.2 6 9.4M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6.5",
  redo: "M10 3l3.2 3.2L10 9.4M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2h2.7",
  lines: "M2.5 4h11M2.5 8h11M2.5 12h7",
  fit: "M2 5.5V2h3.5M14 5.5V2h-3.5M2 10.5V14h3.5M14 10.5V14h-3.5",
  region: "M2.5 2.5h11v11h-11zM5.5 5.5h5v5h-5z",
  menu: "M2 4h12M2 8h12M2 12h12",
  screen: "M1.8 2.8h12.4v8H1.8zM5.5 13.6h5M8 10.8v2.8",
  save: "M2.5 2.5h8.8l2.2 2.2v8.8h-11zM5 2.7v3.6h5V2.7M5 13.3V9.5h6v3.8",
  clock: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.7V8l2.4 1.6",
  trash: "M3 4.5h10M6 4.2V2.5h4v1.7M4.3 4.7l.6 8.8h6.2l.6-8.8",
  edit: "M10.8 2.6l2.6 2.6-7.6 7.6-3.4.8.8-3.4z",
} as const;

export type IconName = keyof typeof paths;

/** With a `label` it speaks for itself; otherwise a word stands beside it. */
export function Icon({ name, label, size = 16 }: { name: IconName; label?: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      style={{ flex: "none" }}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={paths[name]} />
    </svg>
  );
}
