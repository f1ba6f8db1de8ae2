import {
  ChartLine,
  Code,
  Database,
  History,
  Info,
  KeyRound,
  type LucideIcon,
  PenLine,
  Rocket,
  ScrollText,
  Settings,
  Shapes,
  Users,
} from "lucide-react";
import type { ComponentType } from "react";

import type { AuthSchema } from "../../api/client";

export interface AppTab {
  /** Its words: `tabs.<key>` in app.json. */
  key: TabKey;
  /** Below /apps/:app; empty for the first. Ends in `/*` where the page has addresses of its own. */
  path: string;
  icon: LucideIcon;
  /** Who finds it; everybody, when nothing is said. */
  role?: AuthSchema["Role"];
  lazy: () => Promise<{ Component: ComponentType }>;
}

export type TabKey =
  | "overview"
  | "specification"
  | "edit"
  | "history"
  | "releases"
  | "code"
  | "data"
  | "logs"
  | "metrics"
  | "secrets"
  | "people"
  | "settings";

/** The tabs of an application in their order: each is a line here and a file that is loaded when it is opened. */
export const TABS: readonly AppTab[] = [
  {
    key: "overview",
    path: "",
    icon: Info,
    lazy: async () => ({ Component: (await import("./OverviewPage")).OverviewPage }),
  },
  {
    key: "specification",
    path: "specification",
    icon: Shapes,
    lazy: async () => ({ Component: (await import("./SpecificationPage")).SpecificationPage }),
  },
  {
    key: "edit",
    path: "edit",
    icon: PenLine,
    role: "developer",
    lazy: async () => ({ Component: (await import("./EditPage")).EditPage }),
  },
  {
    key: "history",
    path: "history",
    icon: History,
    lazy: async () => ({ Component: (await import("./HistoryPage")).HistoryPage }),
  },
  {
    key: "releases",
    path: "releases",
    icon: Rocket,
    lazy: async () => ({ Component: (await import("./ReleasesPage")).ReleasesPage }),
  },
  {
    key: "code",
    path: "code",
    icon: Code,
    lazy: async () => ({ Component: (await import("./CodePage")).CodePage }),
  },
  {
    key: "data",
    path: "data",
    icon: Database,
    role: "developer",
    lazy: async () => ({ Component: (await import("./DataPage")).DataPage }),
  },
  {
    key: "metrics",
    path: "metrics",
    icon: ChartLine,
    lazy: async () => ({ Component: (await import("./MetricsPage")).MetricsPage }),
  },
  {
    key: "logs",
    path: "logs",
    icon: ScrollText,
    lazy: async () => ({ Component: (await import("./LogsPage")).LogsPage }),
  },
  {
    key: "secrets",
    path: "secrets",
    icon: KeyRound,
    role: "developer",
    lazy: async () => ({ Component: (await import("./SecretsPage")).SecretsPage }),
  },
  {
    key: "people",
    path: "people",
    icon: Users,
    lazy: async () => ({ Component: (await import("./PeoplePage")).PeoplePage }),
  },
  {
    key: "settings",
    path: "settings",
    icon: Settings,
    lazy: async () => ({ Component: (await import("./SettingsPage")).SettingsPage }),
  },
];
