import { KeyRound, TriangleAlert, UserX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { CopyButton } from "../../../ui/CopyButton";
import type { App } from "../../apps/appState";
import { useMay } from "../../apps/useMay";
import { useDemo } from "./queries";
import { RemoveDemoDialog } from "./RemoveDemoDialog";

/** Says plainly that strangers could sign in, with what one tries the application out oneself. */
export function DemoCard({ app }: { app: App }) {
  const { t } = useTranslation("app");
  const { data: demo } = useDemo(app.id, app.url !== null);
  const mayChange = useMay("developer");
  const [asked, setAsked] = useState(false);
  if (demo === undefined || demo.total === 0) return null;
  return (
    <section id="demo" aria-labelledby="demo-title">
      <Card>
        <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
          <span
            aria-hidden
            className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-warning-soft text-warning-ink"
          >
            <TriangleAlert className="size-5" />
          </span>
          <div className="min-w-0 grow basis-72">
            <h2 id="demo-title" className="text-lg">
              {t("demo.title", { count: demo.total })}
            </h2>
            <p className="mt-1 max-w-prose text-muted">{t("demo.text", { count: demo.total })}</p>
          </div>
          {mayChange && (
            <Button
              variant="secondary"
              icon={UserX}
              onClick={() => {
                setAsked(true);
              }}
            >
              {t("demo.remove")}
            </Button>
          )}
        </div>
        <Accounts demo={demo} />
      </Card>
      {asked && (
        <RemoveDemoDialog
          app={app.id}
          demo={demo}
          onClose={() => {
            setAsked(false);
          }}
        />
      )}
    </section>
  );
}

function Accounts({ demo }: { demo: Schema["DemoOut"] }) {
  const { t } = useTranslation("app");
  return (
    <div className="mt-5 border-t pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-[0.9375rem]">
        <KeyRound className="size-4 text-muted" aria-hidden />
        <span>{t("demo.password")}</span>
        <code className="rounded-md bg-sunken px-2 py-1 text-sm">{demo.password}</code>
        <CopyButton text={demo.password} label={t("demo.copyPassword")} />
      </div>
      <ul aria-label={t("demo.signInAs")} className="mt-3 grid gap-2 sm:grid-cols-2">
        {demo.accounts.map((account) => (
          <li
            key={account.email}
            className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border px-3 py-2"
          >
            <div className="min-w-0 grow">
              <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
                {account.name}
                <Badge tone={account.administers ? "warning" : "neutral"}>
                  {account.role_label}
                </Badge>
              </p>
              <p className="truncate text-sm text-muted">{account.email}</p>
            </div>
            <CopyButton text={account.email} label={t("demo.copyAddress")} />
          </li>
        ))}
      </ul>
    </div>
  );
}
