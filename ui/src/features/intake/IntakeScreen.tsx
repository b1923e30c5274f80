// Taking in sealed sheets: each is checked first and the report stands before anything is written; then they are taken
// in, and receipts are signed for those who brought them.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";

import { useAct } from "../../api/call";
import type { PanelChecked, PanelTakenIn } from "../../api/generated";
import { onDrop } from "../../api/window";
import { ContextBar, ErrorBar, Icon, LongWork, useLongWork, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { usePanelPlace } from "../panel/place";
import { Choose } from "./Choose";
import { Done, DoneFoot } from "./Done";
import { Found } from "./Found";
import { TakeIn } from "./TakeIn";
import { intakeTexts } from "./texts";

import "./intake.css";

export function IntakeScreen() {
  const t = useTexts(intakeTexts);
  const navigate = useNavigate();
  const location = useLocation();
  const client = useQueryClient();
  const checking = useLongWork("panel.check");
  const taking = useLongWork("panel.take_in");
  const [paths, setPaths] = useState<string[]>([]);
  const [checked, setChecked] = useState<PanelChecked | null>(null);
  const [taken, setTaken] = useState<PanelTakenIn | null>(null);
  const [over, setOver] = useState(false);
  const { place, error: noPanel } = usePanelPlace();
  const roster = useAct("panel.roster", place ? { place } : { place: { round: "", panel: "" } }, { enabled: place !== null });
  const { run } = checking;
  const check = useCallback(
    async (of: string[]) => {
      if (of.length === 0) return;
      setTaken(null);
      setChecked(null);
      setPaths(of);
      setChecked(await run({ paths: of }));
    },
    [run],
  );
  // What was dropped on the roster is checked here, once, when the screen stands.
  const brought = useRef<unknown>(undefined);
  useEffect(() => {
    if (brought.current === location.key) return;
    brought.current = location.key;
    const dropped = (location.state as { paths?: unknown } | null)?.paths;
    if (Array.isArray(dropped)) setTimeout(() => void check(dropped.filter((path) => typeof path === "string")));
  }, [location, check]);
  const busy = checking.running || taking.running;
  useEffect(
    () =>
      onDrop((drop) => {
        setOver(drop.kind === "over");
        if (drop.kind === "dropped" && !busy) void check(drop.paths);
      }),
    [check, busy],
  );
  useShortcut("Escape", checking.running ? checking.cancel : taking.running ? taking.cancel : undefined);
  const takeIn = async (passphrase: string) => {
    const done = await taking.run({ paths, passphrase });
    if (!done) return;
    setTaken(done);
    setChecked(null);
    await client.invalidateQueries();
  };
  const again = () => {
    setChecked(null);
    setTaken(null);
  };
  const count = checked ? checked.good.length + checked.known.length + checked.refused.length : 0;
  return (
    <div className="pd-screen">
      <ContextBar right={!taking.running && !taken && <span className="pd-second">{t.nothingYet}</span>}>
        <button type="button" className="pd-link in-tool" onClick={() => void navigate("/panel")} aria-label={t.toRoster}>
          <Icon name="left" />
        </button>
        <h1 className="pd-strong">{t.title}</h1>
        {checked && <span className="pd-second">{t.checked(count)}</span>}
      </ContextBar>
      <div className="pd-body pd-page" tabIndex={0} role="region" aria-label={t.title}>
        <ErrorBar error={checking.error ?? taking.error ?? noPanel ?? roster.error} />
        {(checking.step ?? taking.step) && (
          <div className="in-steps">
            <LongWork step={checking.step ?? taking.step} onCancel={checking.step ? checking.cancel : taking.cancel} />
          </div>
        )}
        {!checked && !taken && !busy && <Choose over={over} roster={roster.data} onPaths={(of) => void check(of)} />}
        {checked && <Found checked={checked} roster={roster.data} place={place} />}
        {taken && <Done taken={taken} />}
      </div>
      {checked && <TakeIn key={count} good={checked.good.length} busy={taking.running} onAgain={again} onTake={(passphrase) => void takeIn(passphrase)} />}
      {taken && <DoneFoot onMore={again} />}
    </div>
  );
}
