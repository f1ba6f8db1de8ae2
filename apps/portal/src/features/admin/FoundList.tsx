import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { SearchBox } from "../../ui/SearchBox";
import { Loaded } from "./Loaded";

/** What is searched for, kept in the address. */
export function useSearch(): [string, (text: string) => void] {
  const [params, setParams] = useSearchParams();
  const text = (params.get("q") ?? "").slice(0, 200);
  return [
    text,
    (next) => {
      setParams(next === "" ? {} : { q: next }, { replace: true });
    },
  ];
}

interface Pages<Item> {
  data: { pages: { items: Item[] }[] } | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

export interface FoundListProps<Item> {
  label: string;
  searchLabel: string;
  search: string;
  onSearch: (text: string) => void;
  query: Pages<Item>;
  children: (item: Item) => ReactNode;
}

/** A long list that is searched, and grows when more is asked for. */
export function FoundList<Item>(props: FoundListProps<Item>) {
  const { t } = useTranslation(["admin", "common"]);
  const { label, query, search } = props;
  return (
    <>
      <SearchBox label={props.searchLabel} value={search} onSearch={props.onSearch} />
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <Card flush>
              {items.length === 0 ? (
                <EmptyState
                  icon={SearchX}
                  title={t("found.nothing")}
                  description={t("found.nothingText")}
                />
              ) : (
                <ul className="divide-y" aria-label={label}>
                  {items.map((item) => props.children(item))}
                </ul>
              )}
            </Card>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button
          variant="secondary"
          className="self-center"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("common:action.loadMore")}
        </Button>
      )}
    </>
  );
}
