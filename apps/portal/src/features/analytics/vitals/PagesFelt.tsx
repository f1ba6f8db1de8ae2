import { useTranslation } from "react-i18next";

import type { AnalyticsSchema } from "../../../api/client";
import { Badge } from "../../../ui/Badge";
import { type Column, Table } from "../../../ui/Table";
import { useLabels } from "../useLabels";
import { FIGURES, TONES, written } from "./figures";

type PageFelt = AnalyticsSchema["PageFelt"];

export interface PagesFeltProps {
  felt: AnalyticsSchema["Vitals"];
  caption: string;
  timeZone: string;
  nameOf: (app: string) => string;
}

/** The pages with their figures. */
export function PagesFelt({ felt, caption, timeZone, nameOf }: PagesFeltProps) {
  const { t } = useTranslation("analytics");
  const as = useLabels(timeZone);
  const columns: Column<PageFelt>[] = [
    {
      key: "page",
      label: t("vitals.page"),
      render: ({ app, path }) => (
        <span className="block">
          <span className="block break-all">{path}</span>
          <span className="block text-sm text-muted">{nameOf(app)}</span>
        </span>
      ),
    },
    {
      key: "measured",
      label: t("vitals.measured"),
      align: "right",
      render: ({ measured }) => as.number(measured),
    },
    ...FIGURES.map((figure): Column<PageFelt> => ({
      key: figure,
      label: figure.toUpperCase(),
      align: "right",
      render: (page) => {
        const value = page[figure];
        return value === null ? "–" : written(figure, value, as);
      },
    })),
    {
      key: "rating",
      label: t("vitals.rating"),
      render: ({ rating }) =>
        rating && (
          <Badge dot tone={TONES[rating]}>
            {t(`vitals.${rating}`)}
          </Badge>
        ),
    },
  ];
  return (
    <>
      <div className="overflow-x-auto rounded-lg border">
        <Table
          caption={caption}
          columns={columns}
          rows={felt.pages}
          rowKey={({ app, path }) => `${app} ${path}`}
        />
      </div>
      {felt.different > felt.pages.length && (
        <p className="mt-3 text-sm text-muted">
          {t("vitals.more", { shown: felt.pages.length, count: felt.different })}
        </p>
      )}
    </>
  );
}
