// A member of a panel verifies its signed result and answers it.
import type { FeatureRoute } from "../../shell/routes";
import { AnswerScreen } from "./AnswerScreen";

export const routes: readonly FeatureRoute[] = [{ path: "/result", element: <AnswerScreen /> }];
