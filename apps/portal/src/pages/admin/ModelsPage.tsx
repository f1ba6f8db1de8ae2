import { BookOpenCheck, BrainCircuit } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SettingsPage } from "../../features/account/SettingsPage";
import { Loaded } from "../../features/admin/Loaded";
import { useModel } from "../../features/admin/queries";
import { showNumber } from "../../lib/show";
import { Card } from "../../ui/Card";
import { DescriptionList } from "../../ui/DescriptionList";
import { EmptyState } from "../../ui/EmptyState";

/** What reads the words of people: rules always, and a language model where one is connected. */
export function Component() {
  const { t } = useTranslation("admin");
  const models = useModel();
  return (
    <SettingsPage title={t("models.title")} lead={t("models.lead")}>
      <Loaded query={models}>
        {({ model }) =>
          model === null ? (
            <Card>
              <EmptyState
                icon={BookOpenCheck}
                title={t("models.none")}
                description={t("models.noneText")}
              />
            </Card>
          ) : (
            <Card
              title={
                <span className="flex items-center gap-2.5">
                  <BrainCircuit className="size-5 text-link" aria-hidden />
                  {model.name}
                </span>
              }
            >
              <DescriptionList
                items={[
                  { label: t("models.host"), value: model.host },
                  { label: t("models.detail"), value: model.detail },
                  { label: t("models.tries"), value: showNumber(model.tries) },
                  { label: t("models.tokens"), value: showNumber(model.max_tokens) },
                ]}
              />
            </Card>
          )
        }
      </Loaded>
    </SettingsPage>
  );
}
