import { useTranslation } from "react-i18next";

import { SettingsPage } from "../../features/account/SettingsPage";
import { Loaded } from "../../features/admin/Loaded";
import { usePlugins } from "../../features/admin/queries";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";

const KINDS = ["feature", "backend", "pass", "gate"] as const;

/** What building can use, and the packages it comes from. */
export function Component() {
  const { t } = useTranslation("admin");
  const plugged = usePlugins();
  return (
    <SettingsPage title={t("plugins.title")} lead={t("plugins.lead")}>
      <Loaded query={plugged}>
        {({ plugins }) => (
          <div className="flex flex-col gap-5">
            {KINDS.filter((kind) => plugins.some((one) => one.kind === kind)).map((kind) => {
              const found = plugins.filter((one) => one.kind === kind);
              return (
                <Card
                  key={kind}
                  title={
                    <span className="flex items-center gap-2">
                      {t(`plugins.kind.${kind}`)} <Badge>{found.length}</Badge>
                    </span>
                  }
                  description={t(`plugins.about.${kind}`)}
                >
                  <ul className="flex flex-wrap gap-2">
                    {found.map(({ name, package: from, version }) => (
                      <li key={name} className="rounded-lg border bg-sunken px-3 py-1.5 text-sm">
                        <span className="font-medium">{name}</span>
                        <span className="block text-xs text-muted">
                          {from} {version}
                        </span>
                      </li>
                    ))}
                  </ul>
                </Card>
              );
            })}
          </div>
        )}
      </Loaded>
    </SettingsPage>
  );
}
