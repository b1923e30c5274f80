// The demo edition: ready to enter by one click, passphrases shown.
import { Button } from "antd";
import { useState } from "react";

import { useDo, type Output } from "../../api/call";
import { ErrorBar, LongWork, useLongWork } from "../../shared";
import { useTexts } from "../../texts";
import { roles, texts } from "./texts";

type DemoEdition = Output<"demo.prepare">;

export function Demo() {
  const t = useTexts(texts);
  const role = useTexts(roles);
  const work = useLongWork("demo.prepare");
  const open = useDo("entry.open");
  const [demo, setDemo] = useState<DemoEdition | null>(null);
  const prepare = async (anew: boolean) => {
    const made = await work.run({ anew });
    if (made) setDemo(made);
  };
  return (
    <section aria-label={t.demo}>
      <h2 className="pd-section">{t.demo}</h2>
      <p className="pd-second" style={{ marginBottom: 8 }}>
        {t.demoText}
      </p>
      {!demo && !work.running && <Button onClick={() => void prepare(false)}>{t.demoPrepare}</Button>}
      <LongWork step={work.step} onCancel={work.cancel} />
      <ErrorBar error={work.error ?? open.error} />
      {demo && (
        <>
          <ul className="pd-entry-list">
            {demo.people
              .filter((person) => person.role === "expert" || person.role === "chair" || person.role === "supervisor")
              .map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    className="pd-entry-copy"
                    disabled={open.isPending}
                    onClick={() => open.mutate({ folder: person.copy, passphrase: person.passphrase })}
                  >
                    <span className="pd-strong">{t.demoEnter(person.name)}</span>
                    <span className="pd-second">{role[person.role]}</span>
                    <span className="pd-quiet pd-right">{person.passphrase}</span>
                  </button>
                </li>
              ))}
          </ul>
          <button type="button" className="pd-link" onClick={() => void prepare(true)}>
            {t.demoAgain}
          </button>
        </>
      )}
    </section>
  );
}
