import { Archive, LayoutGrid, Plus, SearchX, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { AppCard } from "../../features/apps/AppCard";
import { AppDialogs, type Asked } from "../../features/apps/AppDialogs";
import { useApps, useSparklines } from "../../features/apps/queries";
import { useMay } from "../../features/apps/useMay";
import { messageOf } from "../../lib/errors";
import { Page } from "../../portal/Page";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { SearchBox } from "../../ui/SearchBox";
import { SkeletonCards } from "../../ui/Skeleton";
import { StateFilter } from "./StateFilter";
import { useListAddress } from "./useListAddress";

/** The applications of the organisation. */
export function AppsPage() {
  const { t } = useTranslation("apps");
  const { shown, text, show, search } = useListAddress();
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useApps(shown, text);
  const apps = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const lines = useSparklines(shown === "active" ? apps.map(({ id }) => id) : []);
  const mayBuild = useMay("developer");
  return (
    <Page
      width="wide"
      title={t("title")}
      description={t("description")}
      actions={
        mayBuild && (
          <ButtonLink to="/" icon={Plus}>
            {t("new")}
          </ButtonLink>
        )
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <StateFilter shown={shown} onShow={show} />
        <SearchBox label={t("search")} value={text} onSearch={search} />
      </div>
      {list.isPending && <SkeletonCards label={t("loading")} />}
      {list.isError && !list.data && (
        <ErrorState
          title={t("failed")}
          message={messageOf(list.error)}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data && apps.length === 0 && (
        <Nothing
          shown={shown}
          text={text}
          mayBuild={mayBuild}
          onClear={() => {
            search("");
          }}
        />
      )}
      {apps.length > 0 && (
        <ul
          aria-label={t(`shown.${shown}`)}
          className="grid gap-5 [grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))]"
        >
          {apps.map((app) => (
            <li key={app.id}>
              <AppCard app={app} line={lines.data?.get(app.id)} onAsk={setAsked} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
      <AppDialogs
        asked={asked}
        onClose={() => {
          setAsked(null);
        }}
      />
    </Page>
  );
}

function Nothing(props: {
  shown: "active" | "archived" | "deleted";
  text: string;
  mayBuild: boolean;
  onClear: () => void;
}) {
  const { t } = useTranslation("apps");
  const { shown, text, mayBuild, onClear } = props;
  if (text !== "")
    return (
      <EmptyState
        icon={SearchX}
        title={t("empty.search", { text })}
        description={t("empty.searchText")}
        action={
          <Button variant="secondary" onClick={onClear}>
            {t("empty.clear")}
          </Button>
        }
      />
    );
  const icon = { active: LayoutGrid, archived: Archive, deleted: Trash2 }[shown];
  return (
    <EmptyState
      icon={icon}
      title={t(`empty.${shown}`)}
      description={t(`empty.${shown}Text`)}
      action={
        shown === "active" &&
        mayBuild && (
          <ButtonLink to="/" size="large" icon={Plus}>
            {t("empty.begin")}
          </ButtonLink>
        )
      }
    />
  );
}
