// The program: settings, the open copy, and the screen that is asked for.
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import { matchPath, MemoryRouter, Navigate, Route, Routes } from "react-router";

import { act, failureOf, useAct } from "../api/call";
import { SettingsContext, defaultSettings, type Settings, type SettingsStore } from "../theme/settings";
import { ThemeRoot } from "../theme/ThemeRoot";
import { Closing } from "./Closing";
import { ErrorBoundary } from "./ErrorBoundary";
import { Frame } from "./Frame";
import { homes, routes } from "./routes";
import { forgetCopy, useStatus } from "./session";

/** The desk is on this machine: an answer is either right or an error, and asking again does not change it. */
function makeClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    // The desk locked the copy by itself: the screens learn it here.
    queryCache: new QueryCache({
      onError: (error) => {
        if (failureOf(error).code === "E-LOCKED") forgetCopy(client);
      },
    }),
    defaultOptions: {
      queries: { retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: "always", gcTime: 60_000 },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}

export function App() {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <WithSettings>
        <ThemeRoot>
          <ErrorBoundary>
            <MemoryRouter initialEntries={[window.location.hash.slice(1) || "/"]}>
              <Screens />
            </MemoryRouter>
            <Closing />
          </ErrorBoundary>
        </ThemeRoot>
      </WithSettings>
    </QueryClientProvider>
  );
}

function WithSettings({ children }: { children: ReactNode }) {
  const kept = useAct("settings.get", {});
  const [changed, setChanged] = useState<Partial<Settings>>({});
  const store = useMemo<SettingsStore>(() => {
    const now = { ...defaultSettings, ...(kept.data as Partial<Settings> | undefined), ...changed };
    const change = (more: Partial<Settings>) => {
      setChanged((before) => ({ ...before, ...more }));
      void act("settings.set", { ...now, ...more });
    };
    return { ...now, change };
  }, [kept.data, changed]);
  // Nothing is drawn in a language or colour that turns a moment later.
  if (kept.isPending) return null;
  return <SettingsContext value={store}>{children}</SettingsContext>;
}

function Screens() {
  const status = useStatus();
  if (status.isPending) return null;
  const open = status.data?.open ?? null;
  const inside = open !== null && open.role !== null;
  const allowed = routes.filter((route) => (inside ? route.entry !== true : route.open === true));
  const wanted = open?.role ? homes[open.role] : "/entry";
  const home = allowed.some((route) => matchPath(route.path, wanted) !== null) ? wanted : "/settings";
  return (
    <Frame status={open}>
      <Routes>
        {allowed.map((route) => (
          <Route key={route.path} path={route.path} element={<ErrorBoundary key={route.path}>{route.element}</ErrorBoundary>} />
        ))}
        <Route path="*" element={<Navigate to={home} replace />} />
      </Routes>
    </Frame>
  );
}
