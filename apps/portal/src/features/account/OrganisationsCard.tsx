import { ArrowRightLeft, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { messageOf } from "../../lib/errors";
import { Avatar } from "../../ui/Avatar";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { SkeletonRows } from "../../ui/Skeleton";
import { TextInput } from "../../ui/TextInput";
import { Ask } from "../apps/Ask";
import { Failed } from "./Failed";
import {
  type Organisation,
  useOrganisationChanges,
  useOrganisations,
  useSwitch,
} from "./useOrganisation";

/** Every organisation of the person: which one this is, the way into another, and a new one. */
export function OrganisationsCard() {
  const { t } = useTranslation(["account", "common"]);
  const organisations = useOrganisations();
  const [creating, setCreating] = useState(false);
  return (
    <Card
      flush
      title={t("organisations.title")}
      description={t("organisations.lead")}
      actions={
        <Button
          variant="secondary"
          size="small"
          icon={Plus}
          onClick={() => {
            setCreating(true);
          }}
        >
          {t("organisations.new")}
        </Button>
      }
    >
      {organisations.isPending && <SkeletonRows rows={2} label={t("common:state.loading")} />}
      {organisations.isError && (
        <Failed
          message={messageOf(organisations.error)}
          onRetry={() => void organisations.refetch()}
        />
      )}
      <ul className="divide-y" aria-label={t("organisations.title")}>
        {organisations.data?.map((one) => (
          <Row key={one.id} organisation={one} />
        ))}
      </ul>
      {creating && (
        <Create
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </Card>
  );
}

function Row({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation("account");
  const change = useSwitch();
  const { id, name, role, current, personal } = organisation;
  return (
    <li className="flex flex-wrap items-center gap-4 px-(--card-padding) py-3.5">
      <Avatar name={name} />
      <div className="min-w-0 grow">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm text-muted">
          {t(`roles.${role}.name`)}
          {personal && ` · ${t("organisations.personal")}`}
        </p>
      </div>
      {current ? (
        <Badge tone="success" dot>
          {t("organisations.current")}
        </Badge>
      ) : (
        <Button
          variant="secondary"
          size="small"
          icon={ArrowRightLeft}
          busy={change.isPending}
          aria-label={t("organisations.switchTo", { name })}
          onClick={() => {
            change.mutate(id, {
              onSuccess: () => toast.success(t("organisations.switched", { name })),
              onError: (refused) => toast.error(messageOf(refused)),
            });
          }}
        >
          {t("organisations.switch")}
        </Button>
      )}
    </li>
  );
}

function Create({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["account", "common"]);
  const [name, setName] = useState("");
  const { create } = useOrganisationChanges();
  const change = useSwitch();
  return (
    <Ask
      title={t("organisations.newTitle")}
      description={t("organisations.newText")}
      does={t("organisations.create")}
      ready={name.trim() !== ""}
      busy={create.isPending || change.isPending}
      error={create.error ?? change.error}
      onClose={onClose}
      onDo={() => {
        create.mutate(name.trim(), {
          onSuccess: ({ id }) => {
            change.mutate(id, {
              onSuccess: () => toast.success(t("organisations.switched", { name: name.trim() })),
            });
            onClose();
          },
        });
      }}
    >
      <TextInput
        label={t("common:field.name")}
        name="organisation"
        value={name}
        onChange={setName}
        maxLength={80}
        required
      />
    </Ask>
  );
}
