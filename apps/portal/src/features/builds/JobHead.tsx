import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "../../portal/Page";
import { Badge } from "../../ui/Badge";
import { CancelButton } from "./CancelButton";
import { JobTabs } from "./JobTabs";
import { isOver, type Status, STATE_TONES } from "./jobs";
import { NotifyButton } from "./NotifyButton";

export interface JobHeadProps {
  job: string;
  status: Status;
  /** What the application is called; "" until it has a name. */
  name: string;
  children: ReactNode;
}

/** The head of the pages of one build. */
export function JobHead({ job, status, name, children }: JobHeadProps) {
  const { t } = useTranslation(["build", "common"]);
  const called = name || t("unnamed");
  const over = isOver(status.state);
  return (
    <Page
      title={t(over ? "titleOf" : "titleBuilding", { name: called })}
      crumbs={[
        { label: t("common:nav.apps"), to: "/apps" },
        ...(name === "" ? [] : [{ label: name, to: `/apps/${status.app}` }]),
        { label: t("title") },
      ]}
      aside={
        <Badge tone={STATE_TONES[status.state]} dot>
          {t(`state.${status.state}`)}
        </Badge>
      }
      actions={
        <>
          <NotifyButton
            job={job}
            name={called}
            over={over}
            succeeded={status.state === "succeeded"}
          />
          {!over && <CancelButton job={job} />}
        </>
      }
    >
      <JobTabs job={job} />
      {children}
    </Page>
  );
}
