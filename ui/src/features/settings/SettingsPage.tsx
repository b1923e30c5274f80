// How the window looks on this machine; passphrase, backup and restoring of the copy.
import { Button, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";

import { useDo } from "../../api/call";
import { chooseFolder } from "../../api/window";
import { ErrorBar, Icon } from "../../shared";
import { useStatus } from "../../shell/session";
import { useTexts } from "../../texts";
import { useSettings } from "../../theme/settings";
import { ChangePassphrase } from "./ChangePassphrase";
import { texts } from "./texts";

import "./settings.css";

export function SettingsPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { language, theme, textSize, lockAfter, change } = useSettings();
  const status = useStatus();
  const open = status.data?.open;
  return (
    <div className="pd-page pd-settings">
      <h1 className="pd-title">{t.title}</h1>
      <section>
        <h2 className="pd-section">{t.look}</h2>
        <dl className="pd-settings-list">
          <dt id="set-language">{t.language}</dt>
          <dd>
            <Segmented
              aria-labelledby="set-language"
              value={language}
              onChange={(value) => change({ language: value })}
              options={[
                { label: "中文", value: "zh" as const },
                { label: "English", value: "en" as const },
              ]}
            />
          </dd>
          <dt id="set-theme">{t.theme}</dt>
          <dd>
            <Segmented
              aria-labelledby="set-theme"
              value={theme}
              onChange={(value) => change({ theme: value })}
              options={[
                { label: t.light, value: "light" as const },
                { label: t.dark, value: "dark" as const },
                { label: t.system, value: "system" as const },
              ]}
            />
          </dd>
          <dt id="set-size">{t.textSize}</dt>
          <dd>
            <Segmented
              aria-labelledby="set-size"
              value={textSize}
              onChange={(value) => change({ textSize: value })}
              options={[
                { label: t.small, value: 14 as const },
                { label: t.medium, value: 16 as const },
                { label: t.large, value: 18 as const },
              ]}
            />
          </dd>
          <dt id="set-lock">{t.lockAfter}</dt>
          <dd>
            <Select
              aria-labelledby="set-lock"
              style={{ width: 140 }}
              value={lockAfter}
              onChange={(value) => change({ lockAfter: value })}
              options={[5, 10, 15, 30, 60].map((minutes) => ({ value: minutes, label: t.minutes(minutes) }))}
            />
          </dd>
        </dl>
      </section>
      {open && (
        <section>
          <h2 className="pd-section">{t.copy}</h2>
          <dl className="pd-settings-list">
            <dt>{t.owner}</dt>
            <dd>{open.name}</dd>
            <dt>{t.folder}</dt>
            <dd className="pd-selectable">{open.folder}</dd>
            <dt>{t.viewer}</dt>
            <dd>{status.data?.viewer ? t.viewerThere : t.viewerMissing}</dd>
          </dl>
          <ChangePassphrase folder={open.folder} />
          <BackUp />
        </section>
      )}
      <Restore />
      <section>
        <h2 className="pd-section">{t.about}</h2>
        <p>{t.version}</p>
        <p className="pd-second">{t.aboutText}</p>
      </section>
      <p>
        <Button onClick={() => navigate(-1)}>{t.leave}</Button>
      </p>
    </div>
  );
}

function BackUp() {
  const t = useTexts(texts);
  const backUp = useDo("copy.back_up", { changes: [] });
  const choose = async () => {
    const folder = await chooseFolder(t.backupDo);
    if (folder !== null) backUp.mutate({ folder });
  };
  return (
    <>
      <h3 className="pd-strong">{t.backup}</h3>
      <p className="pd-second">{t.backupText}</p>
      <ErrorBar error={backUp.error} />
      {backUp.data && (
        <p className="pd-saved" role="status">
          <Icon name="check" /> {t.backupDone(backUp.data.folder)}
        </p>
      )}
      <p>
        <Button icon={<Icon name="save" />} disabled={backUp.isPending} onClick={() => void choose()}>
          {t.backupDo}
        </Button>
      </p>
    </>
  );
}

function Restore() {
  const t = useTexts(texts);
  const restore = useDo("copy.restore");
  const navigate = useNavigate();
  const [backup, setBackup] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const choose = async () => {
    const folder = await chooseFolder(t.restoreChoose);
    if (folder !== null) setBackup(folder);
  };
  const run = async () => {
    if (!backup) return;
    await restore.mutateAsync({ backup, folder: null, passphrase }).then(
      () => navigate("/"),
      () => undefined,
    );
  };
  return (
    <section>
      <h2 className="pd-section">{t.restore}</h2>
      <p className="pd-second">{t.restoreText}</p>
      <ErrorBar error={restore.error} />
      <p>
        <Button icon={<Icon name="folder" />} onClick={() => void choose()}>
          {t.restoreChoose}
        </Button>
      </p>
      {backup && (
        <form
          className="pd-settings-restore"
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <p className="pd-selectable">{t.chosen(backup)}</p>
          <label htmlFor="restore-passphrase" className="pd-strong">
            {t.passphrase}
          </label>
          <Input.Password
            id="restore-passphrase"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={passphrase === "" || restore.isPending}>
            {restore.isPending ? t.restoring : t.restoreDo}
          </Button>
        </form>
      )}
    </section>
  );
}
