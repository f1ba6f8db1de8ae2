import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { api, type AuthSchema, call } from "../../api/client";
import { messageOf } from "../../lib/errors";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { SkeletonRows } from "../../ui/Skeleton";
import { useRefusal } from "../auth/useRefusal";
import { browserOf } from "./browserOf";
import { Failed } from "./Failed";
import { useMoments } from "./useMoments";

type Session = AuthSchema["SessionInfo"];

/** Where one is signed in, and how to end that. */
export function SessionsCard() {
  const { t } = useTranslation(["account", "common"]);
  const queries = useQueryClient();
  const { wordsOf } = useRefusal();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => call(api.GET("/api/auth/sessions", { signal })),
  });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? call(api.DELETE("/api/auth/sessions", { params: { query: { others: true } } }))
        : call(api.DELETE("/api/auth/sessions/{session}", { params: { path: { session: id } } })),
    onSuccess: (_nothing, id) => {
      toast.success(t(id === null ? "sessions.allEnded" : "sessions.ended"));
    },
    onError: (refused) => toast.error(wordsOf(refused)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const others = sessions.data?.filter((one) => !one.current) ?? [];
  return (
    <Card
      flush
      title={t("sessions.title")}
      description={t("sessions.lead")}
      actions={
        others.length > 0 && (
          <Button
            variant="secondary"
            size="small"
            busy={end.isPending && end.variables === null}
            onClick={() => {
              end.mutate(null);
            }}
          >
            {t("sessions.endOthers")}
          </Button>
        )
      }
    >
      {sessions.isPending && <SkeletonRows rows={2} label={t("common:state.loading")} />}
      {sessions.isError && (
        <Failed message={messageOf(sessions.error)} onRetry={() => void sessions.refetch()} />
      )}
      <ul className="divide-y" aria-label={t("sessions.title")}>
        {sessions.data?.map((session) => (
          <Row
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            onEnd={() => {
              end.mutate(session.id);
            }}
          />
        ))}
      </ul>
    </Card>
  );
}

function Row(props: { session: Session; busy: boolean; onEnd: () => void }) {
  const { session, busy, onEnd } = props;
  const { t } = useTranslation("account");
  const { relative, moment } = useMoments();
  const { browser, system, phone } = browserOf(session.agent);
  const Icon = phone ? Smartphone : Monitor;
  const name = [browser, system].filter(Boolean).join(", ") || t("sessions.unknown");
  return (
    <li className="flex items-start gap-4 px-(--card-padding) py-4">
      <span
        aria-hidden
        className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-neutral-soft text-muted"
      >
        <Icon className="size-5" />
      </span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {session.current && (
            <Badge tone="success" dot>
              {t("sessions.current")}
            </Badge>
          )}
        </p>
        <p className="text-sm text-muted">
          {session.address} · {t("sessions.seen", { when: relative(session.seen_at) })}
        </p>
        <p className="text-sm text-muted">
          {t(session.method === "google" ? "sessions.byGoogle" : "sessions.byPassword", {
            when: moment(session.created_at),
          })}
        </p>
      </div>
      {!session.current && (
        <Button
          variant="ghost"
          size="small"
          busy={busy}
          aria-label={t("sessions.endOne", { name })}
          onClick={onEnd}
        >
          {t("sessions.end")}
        </Button>
      )}
    </li>
  );
}
