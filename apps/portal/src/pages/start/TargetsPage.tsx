import { useTranslation } from "react-i18next";
import { useOutletContext } from "react-router";

import { NameCard } from "../../features/start/NameCard";
import { TargetCards } from "../../features/start/TargetCards";
import { useDraft } from "../../features/start/useDraft";
import type { Review } from "../../features/start/useReview";
import { Card } from "../../ui/Card";
import { RadioGroup } from "../../ui/RadioGroup";

/** What is made of it, what it is called, and how thoroughly it is tried. */
export function Component() {
  const { t } = useTranslation("start");
  const { history, reviewed } = useOutletContext<Review>();
  const { draft, change } = useDraft();
  const { spec } = history;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[1.3fr_1fr]">
      <TargetCards
        targets={reviewed.understood.targets}
        target={spec.target ?? {}}
        onChange={(target) => {
          history.change({ ...spec, target }, t("targets.changed"));
        }}
      />
      <div className="flex flex-col gap-5">
        <NameCard
          spec={spec}
          onName={(name, next) => {
            history.change(next, t("name.title"));
            change({ name });
          }}
        />
        <Card title={t("checks.title")}>
          <RadioGroup
            label={t("checks.label")}
            name="browser"
            hideLabel
            value={draft.browser === null ? "usual" : String(draft.browser)}
            options={(["usual", "true", "false"] as const).map((value) => ({
              value,
              label: t(`checks.${value}`),
              hint: t(`checks.${value}Hint`),
            }))}
            onChange={(value) => {
              change({ browser: value === "usual" ? null : value === "true" });
            }}
          />
        </Card>
      </div>
    </div>
  );
}
