// The person closes the window while something is under way: the page asks, the desk waits for the answer.
import { Button, Modal } from "antd";
import { useEffect, useState } from "react";

import { closeWindow, onClosing } from "../api/window";
import { useTexts } from "../texts";
import { texts } from "./texts";

export function Closing() {
  const t = useTexts(texts);
  const [underWay, setUnderWay] = useState(0);
  useEffect(() => onClosing(setUnderWay), []);
  const stay = () => setUnderWay(0);
  return (
    <Modal
      open={underWay > 0}
      title={t.closing}
      onCancel={stay}
      footer={
        <>
          <Button onClick={() => void closeWindow()}>{t.closeAnyway}</Button>
          <Button type="primary" onClick={stay}>
            {t.keepOpen}
          </Button>
        </>
      }
    >
      {t.closingText(underWay)}
    </Modal>
  );
}
