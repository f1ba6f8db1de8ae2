import { LatencyCard, LatencySeriesCard, PagesCard } from "./BarCards";
import { Figures } from "./Figures";
import { FunnelCard } from "./FunnelCard";
import { RequestsCard, VisitorsCard } from "./SeriesCards";
import type { useAnalyticsAddress } from "./useAnalyticsAddress";
import { VitalsCard } from "./vitals/VitalsCard";

export interface DashboardProps {
  address: ReturnType<typeof useAnalyticsAddress>;
  /** The application, where the page is about one. */
  app?: string;
}

/** Figures and charts of one application or of all. */
export function Dashboard({ address, app = address.app }: DashboardProps) {
  const { range, timeZone, steps, compares, go } = address;
  const looked = { range, timeZone, steps, app };
  return (
    <>
      <Figures looked={looked} compares={compares} />
      <VisitorsCard looked={looked} />
      <RequestsCard looked={looked} />
      <LatencySeriesCard looked={looked} />
      <div className="grid gap-5 lg:grid-cols-2">
        <PagesCard looked={looked} />
        <LatencyCard looked={looked} />
      </div>
      <VitalsCard looked={looked} />
      <FunnelCard
        looked={looked}
        onSteps={(next) => {
          go({ steps: next });
        }}
      />
    </>
  );
}
