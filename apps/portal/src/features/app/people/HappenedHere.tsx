import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { api, call } from "../../../api/client";
import { showAgo } from "../../../lib/show";
import { Card } from "../../../ui/Card";

/** What administrators find about this application in the record of the organisation; nothing when there is none. */
export function HappenedHere({ app }: { app: string }) {
  const { t } = useTranslation("app");
  const audit = useQuery({
    queryKey: ["app", app, "audit"],
    queryFn: async ({ signal }) => {
      const page = await call(
        api.GET("/api/auth/audit", { params: { query: { limit: 200 } }, signal }),
      );
      return page.items.filter(
        ({ target, details }) => target === app || Object.values(details).includes(app),
      );
    },
    staleTime: 30_000,
  });
  if (!audit.data || audit.data.length === 0) return null;
  return (
    <Card title={t("people.happened")}>
      <ol className="flex flex-col gap-3 text-sm">
        {audit.data.slice(0, 10).map((entry) => (
          <li key={entry.id}>
            <p className="font-medium">{entry.action.replaceAll(/[._]/g, " ")}</p>
            <p className="text-muted">
              {entry.actor_email} · {showAgo(entry.at)}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
