// The demo edition is made: named steps, a count, and a way out.
import { Button, Modal } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ErrorBar, LongWork, useLongWork } from "../../shared";
import { useTexts } from "../../texts";
import { texts } from "./texts";

/** `again` throws away what was tried in it, and asks before. */
export function DemoStart({ again = false }: { again?: boolean }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const work = useLongWork("demo.prepare");
  const [asked, setAsked] = useState(false);
  const prepare = async () => {
    setAsked(false);
    if (await work.run({ anew: again })) await client.invalidateQueries({ queryKey: ["entry.recent"] });
  };
  return (
    <div className="pd-demo">
      {!work.running &&
        (again ? (
          <button type="button" className="pd-link" onClick={() => setAsked(true)}>
            {t.demoAgain}
          </button>
        ) : (
          <Button onClick={() => void prepare()}>{t.demoPrepare}</Button>
        ))}
      <LongWork step={work.step} onCancel={work.cancel} />
      <ErrorBar error={work.error} />
      <Modal
        open={asked}
        title={t.demoAgain}
        onCancel={() => setAsked(false)}
        footer={
          <>
            <Button onClick={() => setAsked(false)}>{t.keepDemo}</Button>
            <Button type="primary" onClick={() => void prepare()}>
              {t.remakeDemo}
            </Button>
          </>
        }
      >
        {t.demoAgainText}
      </Modal>
    </div>
  );
}
