// What matters most about this applicant: private, beside every item.
import { Button, Input } from "antd";
import { useState } from "react";

import { Icon } from "../../../shared/Icon";
import { useTexts } from "../../../texts";
import { ownUndo } from "../ownUndo";
import { cleaned } from "../state/text";
import { usePiece, useStore } from "../state/store";
import { texts } from "./texts";

const LONGEST = 200;

export function KeyFactors({ item }: { item: string }) {
  const t = useTexts(texts);
  const store = useStore();
  const factors = usePiece((now) => now.model.aids.key_factors);
  const editable = usePiece((now) => now.editable);
  const [typed, setTyped] = useState("");
  const add = () => {
    const text = cleaned(typed).replace(/\n/g, " ").trim();
    if (text === "") return;
    store.setKeyFactors([...factors, text], item);
    setTyped("");
  };
  return (
    <div className="sc-factors">
      <p className="pd-quiet">{t.keyFactorsHelp}</p>
      <ol>
        {factors.map((factor, index) => (
          <li key={factor}>
            <span>{factor}</span>
            {editable && (
              <button
                type="button"
                className="sc-tool"
                aria-label={`${t.removeFactor} ${factor}`}
                onClick={() =>
                  store.setKeyFactors(
                    factors.filter((_, at) => at !== index),
                    item,
                  )
                }
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ol>
      {editable && (
        <div className="sc-row">
          <Input
            size="small"
            value={typed}
            maxLength={LONGEST}
            aria-label={t.keyFactor(factors.length + 1)}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={ownUndo}
            onPressEnter={(event) => !event.nativeEvent.isComposing && !event.ctrlKey && add()}
          />
          <Button size="small" onClick={add}>
            {t.addFactor}
          </Button>
        </div>
      )}
    </div>
  );
}
