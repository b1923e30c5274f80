// Where sheets come from: dropped, or chosen as files or a folder.
import { Button } from "antd";

import type { PanelRoster } from "../../api/generated";
import { chooseFiles, chooseFolder } from "../../api/window";
import { Icon, Kbd, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { Receipts } from "./Done";
import { intakeTexts } from "./texts";

interface Props {
  /** Files are being dragged over the window. */
  over: boolean;
  roster: PanelRoster | undefined;
  onPaths: (paths: string[]) => void;
}

export function Choose({ over, roster, onPaths }: Props) {
  const t = useTexts(intakeTexts);
  const files = async () => onPaths(await chooseFiles(t.chooseFilesTitle, [{ name: t.kinds, extensions: ["age"] }]));
  const folder = async () => {
    const chosen = await chooseFolder(t.chooseFolderTitle);
    if (chosen !== null) onPaths([chosen]);
  };
  useShortcut("Ctrl+Enter", () => void folder());
  const note = roster?.opened ? t.openedNote : roster?.past ? t.pastNote : null;
  return (
    <>
      <div className={`in-dropzone${over ? " over" : ""}`}>
        <p>{t.empty}</p>
        {note && (
          <p className="in-late" role="note">
            <Icon name="warning" /> <span>{note}</span>
          </p>
        )}
        <div className="in-row">
          <Button type="primary" icon={<Icon name="folder" />} onClick={() => void folder()}>
            {t.chooseFolder} <Kbd>Ctrl+Enter</Kbd>
          </Button>
          <Button icon={<Icon name="document" />} onClick={() => void files()}>
            {t.chooseFiles}
          </Button>
        </div>
      </div>
      {roster?.experts.some(({ last }) => last !== null) && <Receipts />}
    </>
  );
}
