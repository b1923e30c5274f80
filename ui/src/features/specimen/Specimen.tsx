// oxlint-disable react/jsx-no-literals -- what stands here is never shown to anybody who uses the program
import { Button, Input, Progress, Segmented, Table } from "antd";
import { useState } from "react";

import {
  CiteChip,
  CodeGroups,
  EmptyLine,
  ErrorBar,
  Hint,
  ItemRibbon,
  Kbd,
  LongWork,
  PercentScale,
  SavedMark,
  SealBar,
  SealButton,
  SpreadBar,
  Stamp,
  type RibbonItem,
  type State,
} from "../../shared";
import { Refused, type Failure } from "../../api/call";
import { colours } from "../../theme/colours";
import { useSettings, useShownMode } from "../../theme/settings";

import "./specimen.css";

const states: readonly State[] = [
  "draft",
  "saved",
  "signed",
  "sealed",
  "opened",
  "stale",
  "fork",
  "missing",
  "recused",
  "abstained",
  "insufficient",
];

const swatches = {
  paper: "纸",
  desk: "案",
  sunken: "沉",
  ink: "墨",
  ink2: "墨二",
  ink3: "墨三",
  edge: "边",
  blue: "蓝黑",
  bluebg: "蓝黑底",
  seal: "朱红",
  green: "松",
  ochre: "赭",
  plum: "绛",
  mark: "藤黄",
} as const;

const bands = [
  { from: 0, to: 1 },
  { from: 2, to: 5 },
  { from: 6, to: 9 },
  { from: 10, to: 13 },
  { from: 14, to: 17 },
  { from: 18, to: 20 },
];

const marks = [50, 45, 60, 45, 45, 45, 50, 50, 45, 55, 55, 50, 50, 65, 55, 45, 50, 45, 50, 45, 45, 50, 50];
const categories = [3, 2, 2, 6, 2, 2, 6];

function ribbon(given: number): RibbonItem[] {
  const category = categories.flatMap((count, index) => Array.from({ length: count }, () => `4.${index + 1}`));
  return marks.map((percent, index) => ({
    code: `4.${index + 1}`,
    name: "条款",
    category: category[index] ?? "",
    percent: index < given ? percent : null,
  }));
}

const tampered: Failure = {
  code: "E-SHEET-APPEARANCE",
  severity: "broken",
  zh: "文件被另一程序改动",
  remedy_zh: "签名范围内原件完整，请取出原件。",
  en: "Another program has changed this file",
  remedy_en: "The signed original inside is whole: take it out.",
};

export function Specimen() {
  const mode = useShownMode();
  const { theme, language, change } = useSettings();
  const [step, setStep] = useState<number | null>(13);
  return (
    <div className="pd-specimen">
      <section>
        <h3>颜色</h3>
        <div className="pd-specimen-colours">
          {Object.entries(swatches).map(([name, word]) => (
            <div key={name}>
              <i style={{ background: `var(--pd-${name})` }} />
              {word}
              <span className="pd-quiet">{colours[mode][name as keyof typeof swatches]}</span>
            </div>
          ))}
        </div>
        <h3>状态</h3>
        <div className="pd-specimen-states">
          {states.map((state) => (
            <Stamp key={state} state={state} word />
          ))}
          <SavedMark saving={{ kind: "saved", at: new Date("2026-05-12T06:32:08Z") }} />
          <span className="pd-stamp-word">
            <Stamp state="sealed" quiet />
            名册中的封
          </span>
        </div>
        <h3>离散</h3>
        <div className="pd-specimen-heat">
          <span className="pd-heat-lo2">40</span>
          <span className="pd-heat-lo1">50</span>
          <span>60</span>
          <span className="pd-heat-hi1">70</span>
          <span className="pd-heat-hi2">85</span>
        </div>
        <p>● 达到门槛　◐ 差一档　○ 一致</p>
        <div style={{ width: 260 }}>
          <SpreadBar values={[40, 50, 55, 55, 60, 70, 85]} label="七位专家，40 至 85" />
        </div>
        <SpreadBar
          values={[40, 55, 60, 65, 65, 70]}
          letters={["C", "B", "E", "A", "F", "D"]}
          label="C 40，B 55，E 60，A 65，F 65，D 70"
        />
        <h3>进度条带</h3>
        <div style={{ display: "flex", gap: 16 }}>
          <ItemRibbon items={ribbon(23)} label="23 条已评" />
          <ItemRibbon items={ribbon(8)} label="8 条已评" here="4.7" onPick={() => undefined} />
        </div>
        <h3>代码</h3>
        <CodeGroups code="4821 0937 5566" size={20} />
        <h3>界面</h3>
        <Segmented
          aria-label="主题"
          value={theme}
          onChange={(to) => change({ theme: to })}
          options={["light" as const, "dark" as const, "system" as const]}
        />{" "}
        <Segmented aria-label="语言" value={language} onChange={(to) => change({ language: to })} options={["zh" as const, "en" as const]} />
      </section>
      <section>
        <h3>字阶</h3>
        <div className="pd-specimen-type">
          <span style={{ fontSize: 28, lineHeight: "36px", fontWeight: 600 }}>598.00</span>
          <span style={{ fontSize: 24, lineHeight: "34px", fontWeight: 600 }}>有 1 处不符</span>
          <span className="pd-title">4.3.3 顾客关系与顾客满意</span>
          <span className="pd-section">合议评语</span>
          <span className="pd-comment">服务响应有明确承诺并可量化兑现，投诉由 94 件降至 57 件。</span>
          <span>正文与表格 14/22，数字等宽 0123456789</span>
          <span className="pd-quiet">标签、时间用墨三，最小 14</span>
          <span className="pd-serif" style={{ fontSize: 16 }}>
            “顾客满意度由质量管理部每年委托第三方测评”
          </span>
        </div>
        <h3>百分比</h3>
        <PercentScale bands={bands} label={(at) => String(at * 5)} value={step} onChange={setStep} name="百分比" keys />
        <h3>按钮与输入</h3>
        <div className="pd-specimen-row">
          <Button type="primary">
            下一未评 4.4.3 <Kbd>Ctrl+Enter</Kbd>
          </Button>
          <Button>导出备份</Button>
          <Button disabled>不可用</Button>
          <SealButton size="middle">签名　598.00 分</SealButton>
          <button type="button" className="pd-link">
            行内操作
          </button>
        </div>
        <div className="pd-specimen-row">
          <Input aria-label="单位" defaultValue="示范市云栎医院" style={{ width: 180 }} />
          <CiteChip label="报告" page={20} onGo={() => undefined} onRemove={() => undefined} />
          <CiteChip label="报告" page={20} onGo={() => undefined} gone />
        </div>
        <h3>提示与错误</h3>
        <div className="pd-specimen-bars">
          <Hint onDismiss={() => undefined}>整合落在 30–45%，整体给了区间上限。</Hint>
          <ErrorBar error={new Refused(tampered)} />
          <SealBar>
            <Stamp state="opened" />　<strong className="pd-strong">5月15日 17:26 开封</strong>　见证单 7B1D-C9F4
          </SealBar>
          <EmptyLine action={<Button>导入材料包</Button>}>材料包导入后，分给您的申报单位列在这里。</EmptyLine>
          <LongWork step={{ zh: "写入材料", en: "Writing documents", done: 3, total: 40 }} onCancel={() => undefined} />
          <Progress percent={40} />
        </div>
        <Table
          size="small"
          pagination={false}
          rowKey="code"
          columns={[
            { title: "条款", dataIndex: "code" },
            { title: "名称", dataIndex: "name" },
            { title: "分", dataIndex: "points", align: "right" },
          ]}
          dataSource={[
            { code: "4.1.1", name: "高层领导的作用", points: 50 },
            { code: "4.1.2", name: "组织治理", points: 30 },
          ]}
        />
      </section>
    </div>
  );
}
