// Sheets that came after the deadline: each is accepted or left out, and nothing is decided for the chair.
import { Radio } from "antd";

import type { PanelRoster } from "../../api/generated";
import { useTexts } from "../../texts";
import { lateOf } from "./opening";
import { openingTexts } from "./openingTexts";
import { rosterTexts } from "./texts";

interface Props {
  roster: PanelRoster;
  decided: ReadonlyMap<string, boolean>;
  onDecide: (decided: ReadonlyMap<string, boolean>) => void;
}

export function LateSheets({ roster, decided, onDecide }: Props) {
  const t = useTexts(openingTexts);
  const words = useTexts(rosterTexts);
  const sheets = lateOf(roster);
  const applicant = (id: string) => roster.applications.find((one) => one.id === id)?.applicant ?? "";
  const all = (accept: boolean) => onDecide(new Map(sheets.map(({ identity }) => [identity, accept])));
  return (
    <section aria-label={t.lateTitle}>
      <h2 className="pd-section">
        {t.lateTitle} {sheets.length}
        {sheets.length > 1 && (
          <span className="pn-bulk">
            <button type="button" className="pd-link" onClick={() => all(true)}>
              {t.acceptAll}
            </button>
            <button type="button" className="pd-link" onClick={() => all(false)}>
              {t.leaveOutAll}
            </button>
          </span>
        )}
      </h2>
      <p className="pd-second">{t.lateNote}</p>
      <table className="pd-table pn-late">
        <thead>
          <tr>
            <th scope="col">{words.expert}</th>
            <th scope="col">{t.application}</th>
            <th scope="col">{t.decision}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map(({ identity, name, application }) => (
            <tr key={identity}>
              <td className="pd-nowrap">{name}</td>
              <td>
                <span className="pd-quiet">{application}</span> {applicant(application)}
              </td>
              <td className="pd-nowrap">
                <Radio.Group
                  aria-label={t.decide(name, application)}
                  value={decided.get(identity)}
                  onChange={({ target }) => onDecide(new Map(decided).set(identity, target.value === true))}
                  options={[
                    { value: true, label: t.accept },
                    { value: false, label: t.leaveOut },
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
