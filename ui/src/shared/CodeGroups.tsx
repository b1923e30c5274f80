// A code to be read out or compared: groups of four, monospaced.
import "./shared.css";

export function CodeGroups({ code, size = 14 }: { code: string; size?: number }) {
  const groups = code.includes(" ") ? code.split(/\s+/) : (code.match(/.{1,4}/gu) ?? []);
  return (
    <span className="pd-codes pd-selectable" style={{ fontSize: size, lineHeight: 1.5 }}>
      {groups.map((group, index) => (
        // Groups may repeat; their place is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>{group}</span>
      ))}
    </span>
  );
}
