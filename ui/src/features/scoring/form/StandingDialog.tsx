// Abstaining, or finding the material insufficient: neither is zero, and both say why.
import { Input, Modal, Radio } from "antd";
import { useState, type KeyboardEvent } from "react";

import { useTexts } from "../../../texts";
import { LONGEST, cleaned, faultOf } from "../state/text";
import { usePiece, useStore } from "../state/store";
import { texts } from "./texts";

export function StandingDialog({ item, onClose }: { item: string; onClose: () => void }) {
  const t = useTexts(texts);
  const store = useStore();
  const unprintable = usePiece((now) => now.unprintable);
  const now = store.model.standing;
  const [kind, setKind] = useState<"abstaining" | "insufficient">(now.kind === "insufficient" ? "insufficient" : "abstaining");
  const [reason, setReason] = useState(now.kind === "scoring" ? "" : now.reason);
  const [asked, setAsked] = useState(false);
  const text = cleaned(reason).trim();
  const fault = faultOf(text, unprintable);
  const said =
    fault?.kind === "characters"
      ? t.characters(fault.characters.join(" "))
      : fault?.kind === "long"
        ? t.long(fault.found, LONGEST)
        : asked && text === ""
          ? t.reasonMissing
          : null;
  const confirm = () => {
    setAsked(true);
    if (text === "" || fault) return;
    store.setStanding({ kind, reason: text }, item);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.ctrlKey && event.key === "Enter") confirm();
  };
  return (
    <Modal
      open
      title={t.standingTitle}
      okText={kind === "abstaining" ? t.confirmAbstain : t.confirmInsufficient}
      cancelText={t.cancel}
      onOk={confirm}
      onCancel={onClose}
      width={560}
    >
      {/* Keys of the form behind have nothing to do here. */}
      <div onKeyDown={onKeyDown} role="presentation">
      <Radio.Group value={kind} onChange={(event) => setKind(event.target.value as typeof kind)} className="sc-standing">
        <Radio value="abstaining">
          <span className="pd-strong">{t.abstain}</span>　<span className="pd-second">{t.abstainHelp}</span>
        </Radio>
        <Radio value="insufficient">
          <span className="pd-strong">{t.insufficientOption}</span>　<span className="pd-second">{t.insufficientHelp}</span>
        </Radio>
      </Radio.Group>
      <label htmlFor="sc-reason">{t.reason}</label>
      <Input.TextArea
        id="sc-reason"
        autoSize={{ minRows: 3, maxRows: 8 }}
        value={reason}
        status={said ? "error" : ""}
        aria-describedby={said ? "sc-reason-help" : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      {said && (
        <p id="sc-reason-help" className="sc-fault">
          {said}
        </p>
      )}
      </div>
    </Modal>
  );
}
