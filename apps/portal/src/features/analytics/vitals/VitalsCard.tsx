import { Gauge } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { messageOf } from "../../../lib/errors";
import { downloadCsv } from "../../../lib/files";
import { Card } from "../../../ui/Card";
import { EmptyState, ErrorState } from "../../../ui/EmptyState";
import { SkeletonRows } from "../../../ui/Skeleton";
import { ChartActions } from "../ChartActions";
import { useAppNames, useVitals } from "../queries";
import type { Looked } from "../useAnalyticsAddress";
import { FeltFigure } from "./FeltFigure";
import { FIGURES, rowsOf } from "./figures";
import { PagesFelt } from "./PagesFelt";

const PORTAL = "portal";

/** How fast pages felt: four figures, the same for each page as a table, and as a file. */
export function VitalsCard({ looked }: { looked: Looked }) {
  const { t } = useTranslation(["analytics", "common"]);
  const { data, error, refetch } = useVitals(looked);
  const names = useAppNames();
  const [asTable, setAsTable] = useState(false);
  const nameOf = (app: string) =>
    app === PORTAL ? t("vitals.portal") : names.data?.get(app) || t("look.unnamed");
  const title = t("vitals.title");
  const measured = data !== undefined && data.different > 0;
  const head = [
    t("vitals.app"),
    t("vitals.page"),
    t("vitals.measured"),
    ...FIGURES.map((figure) => figure.toUpperCase()),
    t("vitals.rating"),
  ];
  return (
    <Card
      title={title}
      description={t("vitals.about")}
      actions={
        measured && (
          <ChartActions
            title={title}
            asTable={asTable}
            onTable={setAsTable}
            onCsv={() => {
              downloadCsv("page-speed.csv", rowsOf(data.pages, head, nameOf));
            }}
          />
        )
      }
    >
      {data === undefined ? (
        error ? (
          <ErrorState
            title={t("common:state.failed")}
            message={messageOf(error)}
            onRetry={() => void refetch()}
          />
        ) : (
          <SkeletonRows rows={3} />
        )
      ) : !measured ? (
        <EmptyState icon={Gauge} title={t("chart.nothing")} description={t("vitals.empty")} />
      ) : asTable ? (
        <PagesFelt felt={data} caption={title} timeZone={looked.timeZone} nameOf={nameOf} />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
          {data.figures.map((felt) => (
            <FeltFigure key={felt.figure} felt={felt} timeZone={looked.timeZone} />
          ))}
        </ul>
      )}
    </Card>
  );
}
