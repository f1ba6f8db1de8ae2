import { KeyRound, Lock, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { useForgetSecret, useSecrets } from "../../features/app/secrets/queries";
import { SecretDialog } from "../../features/app/secrets/SecretDialog";
import { CardRows } from "../../features/apps/CardRows";
import { useMay } from "../../features/apps/useMay";
import { useTitle } from "../../frame/useTitle";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ConfirmDialog } from "../../ui/Dialog";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { IconButton } from "../../ui/IconButton";
import { SkeletonRows } from "../../ui/Skeleton";
import { useThisApp } from "./useThisApp";

/** Keys and passwords that the application gets when it starts, and that nobody reads here. */
export function SecretsPage() {
  const { t } = useTranslation("app");
  const app = useThisApp();
  useTitle(`${t("tabs.secrets")} · ${app.name}`);
  const mayKeep = useMay("developer");
  return mayKeep ? (
    <Secrets app={app.id} />
  ) : (
    <EmptyState icon={Lock} title={t("secrets.notYours")} description={t("data.notYoursText")} />
  );
}

function Secrets({ app }: { app: string }) {
  const { t } = useTranslation(["app", "common"]);
  const secrets = useSecrets(app);
  const forget = useForgetSecret(app);
  const [edited, setEdited] = useState<string | null>(null);
  const [leaving, setLeaving] = useState("");
  if (secrets.isPending) return <SkeletonRows label={t("common:state.loading")} />;
  if (secrets.isError)
    return (
      <ErrorState
        title={t("common:state.failed")}
        message={messageOf(secrets.error)}
        onRetry={() => void secrets.refetch()}
      />
    );
  const add = (
    <Button
      icon={Plus}
      onClick={() => {
        setEdited("");
      }}
    >
      {t("secrets.add")}
    </Button>
  );
  return (
    <>
      {secrets.data.length === 0 ? (
        <EmptyState
          icon={KeyRound}
          title={t("secrets.empty")}
          description={t("secrets.about")}
          action={add}
        />
      ) : (
        <Card title={t("secrets.title")} description={t("secrets.about")} actions={add}>
          <CardRows>
            {secrets.data.map(({ name }) => (
              <div
                key={name}
                className="flex flex-wrap items-center gap-3 px-(--card-padding) py-3"
              >
                <KeyRound className="size-4 shrink-0 text-muted" aria-hidden />
                <code className="min-w-0 grow font-mono text-sm break-all">{name}</code>
                <Button
                  variant="secondary"
                  size="small"
                  aria-label={t("secrets.replaceTitle", { name })}
                  onClick={() => {
                    setEdited(name);
                  }}
                >
                  {t("secrets.replace")}
                </Button>
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={t("secrets.forget", { name })}
                  onClick={() => {
                    setLeaving(name);
                  }}
                />
              </div>
            ))}
          </CardRows>
        </Card>
      )}
      {edited !== null && (
        <SecretDialog
          app={app}
          name={edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
      <ConfirmDialog
        open={leaving !== ""}
        title={t("secrets.forgetTitle", { name: leaving })}
        description={t("secrets.forgetText")}
        confirmLabel={t("common:action.delete")}
        busy={forget.isPending}
        onConfirm={() => {
          forget.mutate(leaving, {
            onSuccess: () => toast.success(t("secrets.forgotten", { name: leaving })),
            onError: (error) => toast.error(messageOf(error)),
            onSettled: () => {
              setLeaving("");
            },
          });
        }}
        onClose={() => {
          setLeaving("");
        }}
      />
    </>
  );
}
