import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";

import { readDraft, writeDraft } from "../../features/app/draft";
import { SECTIONS, type Spec } from "../../features/spec";
import { AppSpecification } from "../../features/spec/app";
import { useTitle } from "../../frame/useTitle";
import { useThisApp } from "./useThisApp";

/** What the application is, part by part; what was changed goes on to be looked at and built. */
export function SpecificationPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [draft] = useState(() => readDraft(app.id).spec as Spec | undefined);
  const keep = useCallback(
    (spec: Spec | null) => {
      writeDraft(app.id, { ...readDraft(app.id), spec: spec ? { ...spec } : undefined });
    },
    [app.id],
  );
  const section = SECTIONS.find((one) => one === params.get("part")) ?? SECTIONS[0];
  useTitle(`${t("tabs.specification")} · ${app.name}`);
  return (
    <AppSpecification
      key={app.id}
      app={app.id}
      section={section}
      onSection={(part) => {
        setParams(part === SECTIONS[0] ? {} : { part }, {
          replace: true,
          preventScrollReset: true,
        });
      }}
      {...(draft && { draft })}
      onDraft={keep}
      onReview={() => void navigate(`/apps/${app.id}/edit?step=spec`)}
    />
  );
}
