// A machine that knows no copy: with a letter of appointment, with a copy from elsewhere, or just to look.
import { Button } from "antd";
import { useNavigate } from "react-router";

import { useTexts } from "../../texts";
import { DemoStart } from "./DemoStart";
import { texts } from "./texts";

export function Begin({ onOpenOther }: { onOpenOther: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  return (
    <div className="pd-begin">
      <h2 className="pd-title">{t.begin}</h2>
      <ul>
        <li>
          <h3 className="pd-strong">{t.withAppointment}</h3>
          <p className="pd-second">{t.withAppointmentText}</p>
          <Button type="primary" size="large" onClick={() => navigate("/entry/create")}>
            {t.createNew}
          </Button>
        </li>
        <li>
          <h3 className="pd-strong">{t.withCopy}</h3>
          <p className="pd-second">{t.withCopyText}</p>
          <Button onClick={onOpenOther}>{t.chooseCopy}</Button>
        </li>
        <li>
          <h3 className="pd-strong">{t.demo}</h3>
          <p className="pd-second">{t.demoText}</p>
          <DemoStart />
        </li>
      </ul>
    </div>
  );
}
