// A screen as an expert has one, with a draft that wants to be written.
import { act, useAct } from "../api/call";
import { ContextBar, useBeforeLock } from "../shared";

/** What was written before locking. */
export const written: string[] = [];

export function Work() {
  const copies = useAct("entry.recent", {});
  const dossier = useAct("enrol.pending", {});
  useBeforeLock(async () => {
    await act("settings.get", {});
    written.push("draft");
  });
  return (
    <>
      <ContextBar right="剩 3 个工作日">01 示范单位</ContextBar>
      <p>{`我的评审 ${copies.data?.length ?? ""} ${dossier.data?.name ?? ""}`}</p>
      <textarea aria-label="评语" />
    </>
  );
}
