// Coming in: unlock, first run, enrolment, the demo edition.
import type { FeatureRoute } from "../../shell/routes";
import { useStatus } from "../../shell/session";
import { Create } from "./Create";
import { Enrol } from "./Enrol";
import { Unlock } from "./Unlock";

/** Who has opened a copy without a certificate enrols; everybody else unlocks. */
function Entry() {
  const open = useStatus().data?.open;
  return open && open.role === null ? <Enrol name={open.name} /> : <Unlock />;
}

export const routes: readonly FeatureRoute[] = [
  { path: "/entry", element: <Entry />, open: true, entry: true },
  { path: "/entry/create", element: <Create />, open: true, entry: true },
];
