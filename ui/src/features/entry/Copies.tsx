// What this machine knows of its copies without any passphrase.
import { useDo } from "../../api/call";
import { useFormats } from "../../shared";
import { useTexts } from "../../texts";
import { DemoStart } from "./DemoStart";
import { roles, texts } from "./texts";
import type { KnownCopy } from "./Unlock";

/** The copy that is asked for, or what the program stands for when there is none. */
export function CopyFacts({ folder, copy }: { folder: string | null; copy: KnownCopy | null }) {
  const t = useTexts(texts);
  const { dayTime, size } = useFormats();
  const facts: readonly (readonly [string, string])[] =
    folder === null
      ? [
          [t.factEncrypted, t.factEncryptedText],
          [t.factSigned, t.factSignedText],
          [t.factOpen, t.factOpenText],
        ]
      : [
          ...(copy ? [[t.onThisMachine, t.encrypted(size(copy.bytes))] as const] : []),
          [t.place, folder],
          ...(copy ? [[t.lastUsed, copy.opened === null ? t.neverOpened : dayTime(copy.opened)] as const] : []),
        ];
  return (
    <dl className="pd-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="pd-selectable">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ListProps {
  copies: readonly KnownCopy[];
  chosen: string | null;
  onPick: (folder: string) => void;
}

/** All copies, one's own before those of the demo edition; nothing when there is no choice. */
export function CopyList({ copies, chosen, onPick }: ListProps) {
  const t = useTexts(texts);
  const own = copies.filter((copy) => copy.demo_passphrase === null);
  const invented = copies.filter((copy) => copy.demo_passphrase !== null);
  return (
    <>
      {own.some((copy) => copy.folder !== chosen) && (
        <section aria-label={t.copies}>
          <h2 className="pd-quiet">{t.copies}</h2>
          <ul className="pd-copies">
            {own.map((copy) => (
              <CopyRow key={copy.folder} copy={copy} chosen={copy.folder === chosen} onPick={onPick} />
            ))}
          </ul>
        </section>
      )}
      {invented.length > 0 && (
        <section aria-label={t.demo}>
          <h2 className="pd-quiet">{t.demoPeople}</h2>
          <ul className="pd-copies">
            {invented.map((copy) => (
              <CopyRow key={copy.folder} copy={copy} chosen={copy.folder === chosen} onPick={onPick} />
            ))}
          </ul>
          <DemoStart again />
        </section>
      )}
    </>
  );
}

interface RowProps {
  copy: KnownCopy;
  chosen: boolean;
  onPick: (folder: string) => void;
}

function CopyRow({ copy, chosen, onPick }: RowProps) {
  const t = useTexts(texts);
  const role = useTexts(roles);
  const { dayTime } = useFormats();
  const forget = useDo("entry.forget", { changes: ["entry.recent"] });
  const who = (
    <>
      <span className="pd-strong">{copy.name}</span>
      <span className="pd-second">{copy.role ? role[copy.role] : t.notEnrolled}</span>
    </>
  );
  if (!copy.there) {
    return (
      <li className="pd-copy">
        {who}
        <span className="pd-quiet pd-copy-right">
          {t.gone}{" "}
          <button type="button" className="pd-link" onClick={() => forget.mutate({ folder: copy.folder })}>
            {t.forget}
          </button>
        </span>
      </li>
    );
  }
  const right = copy.demo_passphrase ?? (copy.opened === null ? t.neverOpened : dayTime(copy.opened));
  return (
    <li>
      <button type="button" className="pd-copy" aria-pressed={chosen} onClick={() => onPick(copy.folder)}>
        {who}
        {copy.demo_passphrase === null && copy.edition !== null && <span className="pd-quiet pd-copy-edition">{copy.edition}</span>}
        <span className={`pd-quiet pd-copy-right${copy.demo_passphrase === null ? "" : " pd-mono"}`}>{right}</span>
      </button>
    </li>
  );
}
