import { useTranslation } from "react-i18next";

import { Badge, type Tone } from "../../../ui/Badge";

const TONES = {
  requested: "info",
  rehearsing: "info",
  starting: "info",
  live: "success",
  failed: "danger",
  retired: "neutral",
  rolled_back: "warning",
} as const satisfies Record<string, Tone>;

/** Where a release stands, in a word. */
export function ReleaseBadge({ state }: { state: string }) {
  const { t } = useTranslation("app");
  const known = (state in TONES ? state : "requested") as keyof typeof TONES;
  return (
    <Badge tone={TONES[known]} dot>
      {t(`releases.state.${known}`)}
    </Badge>
  );
}
