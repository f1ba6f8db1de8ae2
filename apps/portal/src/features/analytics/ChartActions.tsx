import { ChartColumn, Download, Table2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";

export interface ChartActionsProps {
  title: string;
  asTable: boolean;
  onTable: (asTable: boolean) => void;
  onCsv: () => void;
}

/** The same as a table, and as a file. */
export function ChartActions({ title, asTable, onTable, onCsv }: ChartActionsProps) {
  const { t } = useTranslation("analytics");
  return (
    <>
      <Button
        variant="ghost"
        size="small"
        icon={asTable ? ChartColumn : Table2}
        aria-label={t(asTable ? "chart.asChartOf" : "chart.asTableOf", { title })}
        onClick={() => {
          onTable(!asTable);
        }}
      >
        {t(asTable ? "chart.asChart" : "chart.asTable")}
      </Button>
      <Button
        variant="ghost"
        size="small"
        icon={Download}
        aria-label={t("chart.csvOf", { title })}
        onClick={onCsv}
      >
        CSV
      </Button>
    </>
  );
}
