// The marks of one dossier by letter: where experts differ, before anybody talks. No names, totals, ranks or lines.
import { Button, Drawer, Select } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useNavigate, useParams } from "react-router";

import { useAct } from "../../api/call";
import type { PanelMatrix } from "../../api/generated";
import { ContextBar, ErrorBar, Icon, Stamp, useFormats, useNarrow, useShortcut } from "../../shared";
import { useTexts } from "../../texts";
import { flat, sections } from "./agenda";
import { Opened, type Here } from "./Opened";
import { Legend, MatrixSide } from "./MatrixSide";
import { MatrixTable } from "./MatrixTable";
import { itemPath, last, matrixPath } from "./places";
import { Reading } from "./Reading";
import { hereTexts, matrixTexts } from "./texts";
import { useShown } from "./useShown";
import { stateWord, WITHOUT } from "./voice";

import "./matrix.css";

export function MatrixScreen() {
  return <Opened>{(here) => <First here={here} />}</Opened>;
}

/** Without an application the last one is shown, else the first. */
function First({ here }: { here: Here }) {
  const { application } = useParams();
  const asked = application ?? last.application;
  const roster = useAct("panel.roster", { place: here.place }, { enabled: asked === null });
  const shown = asked ?? roster.data?.applications[0]?.id;
  if (roster.error) {
    return (
      <div className="pd-page">
        <ErrorBar error={roster.error} />
      </div>
    );
  }
  return shown === undefined ? <Reading /> : <Matrix here={here} application={shown} />;
}

function Matrix({ here, application }: { here: Here; application: string }) {
  const t = useTexts(matrixTexts);
  const words = useTexts(hereTexts);
  const navigate = useNavigate();
  const narrow = useNarrow();
  const [drawer, setDrawer] = useState(false);
  const matrix = useAct("panel.matrix", { place: here.place, application });
  const agenda = useAct("panel.agenda", { place: here.place });
  const shown = useShown(matrix.data);
  useEffect(() => {
    last.application = application;
  }, [application]);
  const stops = useMemo(() => flat(sections(agenda.data ?? [], "dossier")).filter((stop) => stop.application === application), [agenda.data, application]);
  const next = stops.find((stop) => stop.agreed === null) ?? stops[0];
  const start = next && (() => void navigate(itemPath(application, next.item)));
  useShortcut("Ctrl+Enter", start);
  const rule = useRule(shown ?? { agreeing: "nothing", threshold: null, unit: "percent" });
  if (matrix.error ?? agenda.error) {
    return (
      <div className="pd-page">
        <ErrorBar error={matrix.error ?? agenda.error} />
      </div>
    );
  }
  if (!shown || !agenda.data) return <Reading />;
  const side = <MatrixSide matrix={shown} stops={stops} readOnly={here.concluded !== null} onStart={start} />;
  return (
    <div className="pd-screen">
      <Bar here={here} matrix={shown} application={application}>
        {narrow && shown.agreeing !== "nothing" && (
          <Button size="small" icon={<Icon name="lines" />} onClick={() => setDrawer(true)}>
            {words.agenda} {stops.length}
          </Button>
        )}
      </Bar>
      <div className="mx-panes">
        <div className="mx-main">
          <MatrixTable matrix={shown} onOpen={(item) => void navigate(itemPath(shown.application, item))} />
          {narrow && <Legend level={shown.agreeing === "threshold"} rule={rule} />}
        </div>
        {!narrow && (
          <aside className="mx-side" aria-label={t.side}>
            {side}
            <Legend level={shown.agreeing === "threshold"} />
          </aside>
        )}
      </div>
      <Drawer open={drawer && narrow} onClose={() => setDrawer(false)} title={null} closable={false} size={360} styles={{ body: { padding: 0 } }} aria-label={words.agenda}>
        {side}
      </Drawer>
    </div>
  );
}

interface BarProps {
  here: Here;
  matrix: PanelMatrix;
  /** The one that is asked for; the matrix may still be the one before. */
  application: string;
  children: React.ReactNode;
}

function Bar({ here, matrix, application, children }: BarProps) {
  const t = useTexts(matrixTexts);
  const words = useTexts(hereTexts);
  const f = useFormats();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const { applications } = matrix;
  const at = applications.findIndex(({ id }) => id === application);
  const go = (to: { id: string } | undefined) => (to ? () => void navigate(matrixPath(to.id), { replace: true }) : undefined);
  const previous = go(applications[at - 1]);
  const next = go(applications[at + 1]);
  useShortcut("Alt+ArrowLeft", previous);
  useShortcut("Alt+ArrowRight", next);
  return (
    <ContextBar
      right={
        <>
          {!narrow && <Rule matrix={matrix} />}
          {children}
        </>
      }
    >
      <button type="button" className="mx-tool" aria-label={words.previousDossier} title={`${words.previousDossier} Alt+←`} disabled={!previous} onClick={previous}>
        <Icon name="left" />
      </button>
      <Select
        className="mx-dossier"
        aria-label={t.choose}
        variant="borderless"
        showSearch={{ optionFilterProp: "title" }}
        popupMatchSelectWidth={false}
        value={application}
        onChange={(to: string) => void navigate(matrixPath(to), { replace: true })}
        options={applications.map(({ id, applicant }) => ({
          value: id,
          title: `${id} ${applicant}`,
          label: (
            <>
              <span className="pd-quiet">{id}</span> <span className="pd-strong">{applicant}</span>
            </>
          ),
        }))}
      />
      <button type="button" className="mx-tool" aria-label={words.nextDossier} title={`${words.nextDossier} Alt+→`} disabled={!next} onClick={next}>
        <Icon name="right" />
      </button>
      <h1 className="pd-unseen">{t.table}</h1>
      {here.concluded ? (
        <span className="mx-stamped" title={words.concluded(f.dayTime(here.concluded))}>
          <Stamp state="signed" /> {words.concludedShort}
        </span>
      ) : (
        <span className="mx-stamped">
          <Stamp state="opened" /> {!narrow && words.opened(f.dayTime(here.opened))}
        </span>
      )}
      <span className="pd-second mx-cut">{useCounted(matrix)}</span>
    </ContextBar>
  );
}

function useCounted(matrix: PanelMatrix): string {
  const t = useTexts(matrixTexts);
  const words = useTexts(hereTexts);
  const count = (state: string) => matrix.voices.filter((voice) => voice.state === state).length;
  const rest = WITHOUT.filter((state) => count(state) > 0).map((state) => t.ofState(stateWord(state, words), count(state)));
  return t.counted(count("scored"), rest.join(t.and));
}

function useRule({ agreeing, threshold, unit }: Pick<PanelMatrix, "agreeing" | "threshold" | "unit">): string {
  const t = useTexts(matrixTexts);
  if (agreeing === "nothing") return t.nothing;
  return threshold !== null ? t.threshold(threshold, unit === "percent") : t.every;
}

function Rule({ matrix }: { matrix: PanelMatrix }) {
  const t = useTexts(matrixTexts);
  const rule = useRule(matrix);
  const source = matrix.article !== null ? t.article(matrix.article) : t.decided(matrix.decided_by);
  return (
    <span className="pd-second mx-cut" title={source}>
      <span className="pd-strong">{rule}</span>　{source}
    </span>
  );
}

