import type { LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { messageOf } from "../../lib/errors";
import { downloadCsv } from "../../lib/files";
import { Card } from "../../ui/Card";
import { EmptyState, ErrorState } from "../../ui/EmptyState";
import { Skeleton } from "../../ui/Skeleton";
import { ChartActions } from "./ChartActions";
import { hasContent, type Picture, rowsOf } from "./picture";
import { PictureTable } from "./PictureTable";

const ECharts = lazy(() => import("./chart/ECharts"));

export interface ChartCardProps {
  title: string;
  description: string;
  /** The file's name without its ending. */
  file: string;
  picture: Picture | undefined;
  error: unknown;
  onRetry: () => void;
  /** One sentence with what the chart says. */
  words: string;
  format: (value: number) => string;
  icon: LucideIcon;
  /** What will appear here, while there is nothing. */
  empty: string;
  /** Between the heading and the chart. */
  children?: ReactNode;
}

/** A chart, the same as a table, and as a file. */
export function ChartCard(props: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  const { title, picture, file } = props;
  const drawn = picture && hasContent(picture);
  return (
    <Card
      title={title}
      description={props.description}
      actions={
        drawn && (
          <ChartActions
            title={title}
            asTable={asTable}
            onTable={setAsTable}
            onCsv={() => {
              downloadCsv(`${file}.csv`, rowsOf(picture));
            }}
          />
        )
      }
    >
      {props.children}
      <Content {...props} asTable={asTable} />
    </Card>
  );
}

function Content({ asTable, ...props }: ChartCardProps & { asTable: boolean }) {
  const { t } = useTranslation(["analytics", "common"]);
  const { picture, error, title, format } = props;
  if (!picture)
    return error ? (
      <ErrorState
        title={t("common:state.failed")}
        message={messageOf(error)}
        onRetry={props.onRetry}
      />
    ) : (
      <Waiting />
    );
  if (!hasContent(picture))
    return <EmptyState icon={props.icon} title={t("chart.nothing")} description={props.empty} />;
  if (asTable) return <PictureTable picture={picture} caption={title} format={format} />;
  return (
    <Suspense fallback={<Waiting />}>
      <ECharts picture={picture} words={`${title}. ${props.words}`} format={format} />
    </Suspense>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("state.loading")}>
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
