// F1: the keys, in one list.
import { Modal } from "antd";
import { useState } from "react";

import { useShortcut } from "../shared/useShortcut";
import { defineTexts, useTexts } from "../texts";

const texts = defineTexts({
  zh: {
    title: "按键一览",
    next: "下一步、确认",
    percent: "百分比加、减一档",
    add: "添加优势、改进机会、核查要点",
    cite: "把选中的原文引用为优势、改进机会、核查要点",
    across: "同条横看",
    dossier: "上一份、下一份材料",
    item: "上一条、下一条",
    search: "检索全部材料",
    panes: "在材料与评分表之间切换",
    undo: "撤销、重做",
    lock: "锁定",
    escape: "关闭最上一层",
    keys: "本表",
  },
  en: {
    title: "Keys",
    next: "Next, confirm",
    percent: "Percent one step up or down",
    add: "Add a strength, an opportunity, a check point",
    cite: "Cite the selected text as strength, opportunity, check point",
    across: "This item across dossiers",
    dossier: "Previous, next dossier",
    item: "Previous, next item",
    search: "Search all documents",
    panes: "Between document and form",
    undo: "Undo, redo",
    lock: "Lock",
    escape: "Close the top layer",
    keys: "This list",
  },
});

export function KeyList() {
  const [shown, setShown] = useState(false);
  const t = useTexts(texts);
  useShortcut("F1", () => setShown((before) => !before));
  const rows: readonly (readonly [string, string])[] = [
    ["Ctrl+Enter", t.next],
    ["Ctrl+↑  Ctrl+↓", t.percent],
    ["Ctrl+1  Ctrl+2  Ctrl+3", t.add],
    ["Alt+1  Alt+2  Alt+3", t.cite],
    ["Alt+0", t.across],
    ["Alt+←  Alt+→", t.dossier],
    ["Ctrl+PgUp  Ctrl+PgDn", t.item],
    ["Ctrl+F", t.search],
    ["F6", t.panes],
    ["Ctrl+Z  Ctrl+Shift+Z", t.undo],
    ["Ctrl+L", t.lock],
    ["Esc", t.escape],
    ["F1", t.keys],
  ];
  return (
    <Modal open={shown} onCancel={() => setShown(false)} footer={null} title={t.title} width={560}>
      <table className="pd-table">
        <tbody>
          {rows.map(([keys, what]) => (
            <tr key={keys}>
              <td className="pd-nowrap pd-strong">{keys}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
