import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { showDateTime } from "../../../lib/show";
import { Badge, type Tone } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { formatSize } from "../code/formatSize";
import { useHealth } from "../queries";
import { useRestart } from "../useRestart";

const TONES: Record<Schema["RunningState"], Tone> = {
  running: "success",
  asleep: "neutral",
  failed: "danger",
  none: "neutral",
};

/** How the application is at this moment, and the way to start it anew. */
export function HealthCard({ app, mayRestart }: { app: string; mayRestart: boolean }) {
  const { t, i18n } = useTranslation("app");
  const { data: health } = useHealth(app);
  const [asking, setAsking] = useState(false);
  if (!health) return null;
  const { state, since, restarts, memory, last_error: error } = health;
  return (
    <section
      aria-label={t("logs.health")}
      className="on-surface flex flex-wrap items-center gap-x-5 gap-y-2 rounded-xl border px-(--card-padding) py-3.5 shadow-card"
    >
      <Badge tone={TONES[state]} dot>
        {t(`logs.state.${state}`)}
      </Badge>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
        {since && <span>{t("logs.since", { when: showDateTime(since) })}</span>}
        {restarts > 0 && <span>{t("facts.restarts", { count: restarts })}</span>}
        {typeof memory === "number" && (
          <span>{t("logs.memory", { size: formatSize(memory, i18n.language) })}</span>
        )}
      </p>
      {mayRestart && state !== "none" && (
        <Button
          variant="secondary"
          size="small"
          icon={RotateCw}
          className="ms-auto"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t("settings.restartDo")}
        </Button>
      )}
      {error && (
        <p className="w-full rounded-md bg-danger-soft px-3 py-2 text-sm break-words text-danger-ink">
          {t("logs.lastError", { error })}
        </p>
      )}
      {asking && (
        <RestartDialog
          app={app}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}

function RestartDialog({ app, onClose }: { app: string; onClose: () => void }) {
  const { t } = useTranslation(["app", "common"]);
  const restart = useRestart(app);
  return (
    <Dialog
      open
      size="small"
      title={t("logs.restartTitle")}
      description={t("settings.restartText")}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t("common:action.cancel")}
          </Button>
          <Button
            busy={restart.isPending}
            onClick={() => {
              restart.mutate(undefined, { onSettled: onClose });
            }}
          >
            {t("settings.restartDo")}
          </Button>
        </>
      }
    />
  );
}
