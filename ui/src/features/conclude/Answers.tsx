// What the members say of the signed result, and taking in their files.
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";

import { useAct } from "../../api/call";
import type { PanelAnswer, PanelAnswers, PanelPlace, PanelRefusedFile } from "../../api/generated";
import { chooseFiles, chooseFolder, onDrop } from "../../api/window";
import { ErrorBar, Icon, LongWork, useFormats, useLongWork } from "../../shared";
import { useSaid, useTexts } from "../../texts";
import { sorted, tally } from "./answers";
import { answerTexts } from "./texts";

export function Answers({ place }: { place: PanelPlace }) {
  const t = useTexts(answerTexts);
  const client = useQueryClient();
  const answers = useAct("panel.collect", { place, paths: [] });
  const work = useLongWork("panel.collect");
  const [done, setDone] = useState<PanelAnswers | null>(null);
  const [over, setOver] = useState(false);
  const { run, running } = work;
  const collect = useCallback(
    async (paths: string[]) => {
      if (paths.length === 0) return;
      setDone(null);
      setDone(await run({ place, paths }));
      // Stopped or failed half way: what came in before is there.
      await client.invalidateQueries({ queryKey: ["panel.collect"] });
    },
    [client, place, run],
  );
  const latest = useRef(collect);
  useEffect(() => {
    latest.current = collect;
  });
  useEffect(
    () =>
      onDrop((drop) => {
        setOver(drop.kind === "over");
        if (drop.kind === "dropped" && !running) void latest.current(drop.paths);
      }),
    [running],
  );
  const files = async () => collect(await chooseFiles(t.collectTitle, [{ name: "PDF", extensions: ["pdf"] }]));
  const folder = async () => {
    const chosen = await chooseFolder(t.folderTitle);
    if (chosen !== null) await collect([chosen]);
  };
  const members = answers.data?.members ?? [];
  return (
    <div className={`cn-answers${over ? " over" : ""}`}>
      <header className="cn-head">
        <h2 className="pd-section">{t.answers}</h2>
        {answers.data && <Sum members={members} />}
      </header>
      <ErrorBar error={answers.error} />
      {answers.data && <Members members={members} />}
      <div className="cn-row">
        <Button icon={<Icon name="document" />} onClick={() => void files()} disabled={running}>
          {t.collect}
        </Button>
        <Button icon={<Icon name="folder" />} onClick={() => void folder()} disabled={running}>
          {t.folder}
        </Button>
        <span className="pd-quiet">{over ? t.drop : t.dropHere}</span>
      </div>
      {work.step && (
        <div className="cn-steps">
          <LongWork step={work.step} onCancel={work.cancel} />
        </div>
      )}
      <ErrorBar error={work.error} />
      {done && <Done done={done} />}
    </div>
  );
}

function Sum({ members }: { members: readonly PanelAnswer[] }) {
  const t = useTexts(answerTexts);
  const { agreed, dissent, none } = tally(members);
  const parts = [
    dissent > 0 && t.dissentCount(dissent),
    none > 0 && t.noneCount(none),
    agreed > 0 && t.agreedCount(agreed),
  ].filter((part) => part !== false);
  return (
    <p className="pd-second cn-sum" role="status">
      <span>{t.summary(members.length)}</span>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {none === 0 && members.length > 0 && <span>{t.complete}</span>}
    </p>
  );
}

function Members({ members }: { members: readonly PanelAnswer[] }) {
  const t = useTexts(answerTexts);
  const f = useFormats();
  return (
    <table className="pd-table cn-members">
      <thead>
        <tr>
          <th>{t.member}</th>
          <th>{t.answer}</th>
          <th>{t.at}</th>
        </tr>
      </thead>
      <tbody>
        {sorted(members).map((member) => (
          <tr key={member.person}>
            <td className="pd-strong pd-nowrap">{member.name}</td>
            <td>
              <Answer answer={member.answer} />
              {member.text !== null && <p className="cn-dissent pd-serif pd-selectable">{member.text}</p>}
            </td>
            <td className="pd-second pd-nowrap">{member.at === null ? "—" : f.dayTime(member.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answer({ answer }: { answer: PanelAnswer["answer"] }) {
  const t = useTexts(answerTexts);
  // Not an error: everybody begins with it.
  if (answer === "none") return <span className="pd-quiet">{t.none}</span>;
  if (answer === "dissent") {
    return (
      <span className="cn-answer warn">
        <Icon name="triangle" />
        {t.dissent}
      </span>
    );
  }
  return (
    <span className="cn-answer good">
      <Icon name="check" />
      {t.agreed}
    </span>
  );
}

/** What came of taking in. */
function Done({ done }: { done: PanelAnswers }) {
  const t = useTexts(answerTexts);
  const parts = [
    done.stored.length > 0 ? t.stored(done.stored.length) : null,
    done.known.length > 0 ? t.known(done.known.length) : null,
  ].filter((part) => part !== null);
  return (
    <div className="cn-done">
      <p role="status" className={done.stored.length > 0 ? "pd-saved" : "pd-second"}>
        {done.stored.length > 0 && <Icon name="check" />}
        {parts.length === 0 && done.refused.length === 0 && <span>{t.nothing}</span>}
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      {done.refused.length > 0 && <Refused files={done.refused} />}
    </div>
  );
}

function Refused({ files }: { files: readonly PanelRefusedFile[] }) {
  const t = useTexts(answerTexts);
  const said = useSaid();
  return (
    <section aria-label={t.refused}>
      <h3 className="pd-strong">
        {t.refused} {files.length} <span className="pd-second cn-plain">{t.refusedNote}</span>
      </h3>
      <table className="pd-table">
        <thead>
          <tr>
            <th>{t.file}</th>
            <th>{t.why}</th>
            <th>{t.reasonCode}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.name}>
              <td className="cn-refused">{file.name}</td>
              <td>
                {said(file)} <span className="pd-second">{said({ zh: file.remedy_zh, en: file.remedy_en })}</span>
              </td>
              <td className="pd-code">{file.code}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
