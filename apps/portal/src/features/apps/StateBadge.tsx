import { useTranslation } from "react-i18next";

import { Badge } from "../../ui/Badge";
import { type App, stateOf, TONES } from "./appState";

/** How an application is, in a word. */
export function StateBadge({ app }: { app: App }) {
  const { t } = useTranslation("apps");
  const state = stateOf(app);
  return (
    <Badge tone={TONES[state]} dot>
      {t(`state.${state}`)}
    </Badge>
  );
}
