// A new passphrase for the open copy. An invented person's stays: it is shown before everybody who comes in.
import { Button, Modal } from "antd";
import { useState } from "react";

import { useAct, useDo } from "../../api/call";
import { ErrorBar, Field, Icon, NewPassphrase, PassphraseInput } from "../../shared";
import { useTexts } from "../../texts";
import { texts } from "./texts";

export function ChangePassphrase({ folder }: { folder: string }) {
  const t = useTexts(texts);
  const recent = useAct("entry.recent", {});
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
  const invented = recent.data?.some((copy) => copy.folder === folder && copy.demo_passphrase !== null) ?? true;
  return (
    <>
      <h3 className="pd-strong">{t.change}</h3>
      <p className="pd-second">{invented ? t.changeInvented : t.changeText}</p>
      {done && (
        <p className="pd-saved" role="status">
          <Icon name="check" /> {t.changed}
        </p>
      )}
      {!invented && (
        <p>
          <Button onClick={() => setAsked(true)}>{t.changeAsk}</Button>
        </p>
      )}
      <Modal open={asked} title={t.change} footer={null} destroyOnHidden onCancel={() => setAsked(false)}>
        <Ask
          onDone={() => {
            setAsked(false);
            setDone(true);
          }}
        />
      </Modal>
    </>
  );
}

function Ask({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const change = useDo("copy.change_passphrase", { changes: [] });
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState<string | null>(null);
  return (
    <form
      className="pd-settings-restore"
      onSubmit={(event) => {
        event.preventDefault();
        if (fresh !== null && !change.isPending) change.mutate({ old, new: fresh }, { onSuccess: onDone });
      }}
    >
      <Field id="old-passphrase" label={t.oldPassphrase}>
        <PassphraseInput id="old-passphrase" autoFocus value={old} onChange={setOld} />
      </Field>
      <NewPassphrase label={t.newPassphrase} again={t.again} onChange={setFresh} />
      <ErrorBar error={change.error} />
      <div>
        <Button type="primary" htmlType="submit" disabled={old === "" || fresh === null || change.isPending}>
          {change.isPending ? t.changing : t.changeDo}
        </Button>
      </div>
    </form>
  );
}
