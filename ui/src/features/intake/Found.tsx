// The report before anything is written: refused files first, each with its reason and what to do; then what may be
// taken in, what changes nothing, and what will still be missing.
import type { PanelChecked, PanelPlace, PanelRefusedFile, PanelRoster } from "../../api/generated";
import { Icon } from "../../shared";
import { useSaid, useTexts } from "../../texts";
import { bySender, stillMissing } from "./sorted";
import { intakeTexts } from "./texts";

interface Props {
  checked: PanelChecked;
  /** Of the panel one works on. */
  roster: PanelRoster | undefined;
  place: PanelPlace | null;
}

export function Found({ checked, roster, place }: Props) {
  const t = useTexts(intakeTexts);
  return (
    <>
      {checked.refused.length > 0 && (
        <section className="in-block" aria-label={t.refused}>
          <h2 className="pd-section">
            {t.refused} <span className="in-bad">{checked.refused.length}</span> <small className="pd-second">{t.refusedNote}</small>
          </h2>
          <Refused files={checked.refused} />
        </section>
      )}
      <div className="in-pair">
        {checked.good.length > 0 && (
          <section className="in-block" aria-label={t.good}>
            <h2 className="pd-section">
              {t.good} {checked.good.length}
            </h2>
            <Good checked={checked} />
          </section>
        )}
        <div className="in-rest">
          {checked.known.length > 0 && (
            <section className="in-block" aria-label={t.known}>
              <h2 className="pd-section">
                {t.known} {checked.known.length}
              </h2>
              <p className="pd-second">{t.knownNote}</p>
              <details>
                <summary>{t.file}</summary>
                <ul>
                  {checked.known.map((name) => (
                    <li key={name}>{name}</li>
                  ))}
                </ul>
              </details>
            </section>
          )}
          {roster && place && <Missing checked={checked} roster={roster} place={place} />}
        </div>
      </div>
    </>
  );
}

export function Refused({ files }: { files: readonly PanelRefusedFile[] }) {
  const t = useTexts(intakeTexts);
  const said = useSaid();
  return (
    <table className="pd-table">
      <thead>
        <tr>
          <th scope="col">{t.file}</th>
          <th scope="col">{t.why}</th>
          <th scope="col">{t.code}</th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.name}>
            <td className="in-bad in-name">{file.name}</td>
            <td>
              {said(file)} <span className="pd-second">{said({ zh: file.remedy_zh, en: file.remedy_en })}</span>
            </td>
            <td className="pd-code">{file.code}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Good({ checked }: { checked: PanelChecked }) {
  const t = useTexts(intakeTexts);
  return (
    <table className="pd-table">
      <thead>
        <tr>
          <th scope="col">{t.expert}</th>
          <th scope="col" className="pd-number">
            {t.count}
          </th>
          <th scope="col">{t.applications}</th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {bySender(checked.good).map(({ person, name, files, late }) => (
          <tr key={person}>
            <td className="pd-strong pd-nowrap">{name}</td>
            <td className="pd-number">{files.length}</td>
            <td>{files.map(({ application, revision }) => (revision > 1 ? t.revision(application, revision) : application)).join(t.comma)}</td>
            <td className="pd-nowrap">
              <span className="in-good">
                <Icon name="check" /> {t.valid}
              </span>
              {late > 0 && <span className="in-late-word">　{t.late(late)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Missing({ checked, roster, place }: { checked: PanelChecked; roster: PanelRoster; place: PanelPlace }) {
  const t = useTexts(intakeTexts);
  const missing = stillMissing(roster, place, checked.good);
  return (
    <section className="in-block" aria-label={t.stillMissing}>
      <h2 className="pd-section">
        {t.stillMissing} {missing.reduce((sum, { applications }) => sum + applications.length, 0)}
      </h2>
      {missing.length === 0 && <p className="pd-second">{t.nothingMissing}</p>}
      <dl className="in-missing">
        {missing.map(({ person, name, applications }) => (
          <div key={person}>
            <dt className="pd-strong">{name}</dt>
            <dd>{applications.join(t.comma)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
