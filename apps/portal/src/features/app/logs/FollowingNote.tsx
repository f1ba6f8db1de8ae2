import { useTranslation } from "react-i18next";

import { Badge, type Tone } from "../../../ui/Badge";
import type { Following } from "./followLog";

const TONES: Record<Following | "paused", Tone> = {
  connecting: "neutral",
  live: "success",
  asking: "success",
  lost: "warning",
  paused: "neutral",
};

/** Whether lines come by themselves. */
export function FollowingNote({ following, paused }: { following: Following; paused: boolean }) {
  const { t } = useTranslation("app");
  const how = paused ? "paused" : following;
  return (
    <span role="status">
      <Badge tone={TONES[how]} dot>
        {t(`logs.following.${how}`)}
      </Badge>
    </span>
  );
}
