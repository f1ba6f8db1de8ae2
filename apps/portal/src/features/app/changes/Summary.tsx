import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { cx } from "../../../ui/cx";
import { isLoss } from "./Migration";

/** How much changes, in four figures. */
export function Summary({ preview }: { preview: Schema["Preview"] }) {
  const { t } = useTranslation("app");
  const { changes, migration, permissions, files } = preview;
  const losses = migration.filter(isLoss).length;
  const figures = [
    { key: "words", count: changes.length },
    { key: "steps", count: migration.length, danger: losses },
    { key: "rights", count: permissions.length },
    {
      key: "code",
      count: files.added.length + files.changed.length + files.removed.length,
      hands: files.hand_edits.length,
    },
  ] as const;
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map((figure) => (
        <li key={figure.key} className="on-surface rounded-xl border px-4 py-3 shadow-card">
          <p
            className={cx(
              "font-heading text-2xl font-semibold tabular-nums",
              figure.count === 0 && "text-muted",
            )}
          >
            {figure.count}
          </p>
          <p className="text-sm text-muted">
            {t(`summary.${figure.key}`, { count: figure.count })}
          </p>
          {"danger" in figure && figure.danger > 0 && (
            <p className="text-sm font-medium text-danger-ink">
              {t("summary.loss", { count: figure.danger })}
            </p>
          )}
          {"hands" in figure && figure.hands > 0 && (
            <p className="text-sm font-medium text-info-ink">
              {t("summary.hands", { count: figure.hands })}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
