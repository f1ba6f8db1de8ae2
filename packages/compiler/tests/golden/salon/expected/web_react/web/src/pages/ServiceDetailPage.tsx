import { ScissorsIcon } from "lucide-react";
import { useNavigate, useParams } from "react-router";

import type { Service } from "../api/service";
import { Page } from "../app/Page";
import { AppointmentRelated } from "../features/appointment/AppointmentRelated";
import { ReviewRelated } from "../features/review/ReviewRelated";
import { ServiceActions } from "../features/service/ServiceMenu";
import { serviceColumns } from "../features/service/columns";
import { useServiceRecord } from "../features/service/queries";
import { Facts } from "../features/shared/Facts";
import { Loaded } from "../features/shared/Loaded";
import { LongFact } from "../features/shared/LongFact";
import { Picture } from "../features/shared/Picture";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";


export function ServiceDetailPage() {
  const found = useServiceRecord(idOf(useParams().id));
  return <Loaded query={found}>{(record) => <ServiceView record={record} />}</Loaded>;
}

function ServiceView({ record }: { record: Service }) {
  const navigate = useNavigate();
  return (
    <Page
      title={record.label}
      crumbs={[{ label: "Services", to: "/services" }, { label: record.label }]}
      actions={
        <ServiceActions
          record={record}
          onDeleted={() => void navigate("/services")}
        />
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-2"><Picture seed={record.label} icon={ScissorsIcon} src={record.photo} /><Card><div className="flex flex-col gap-6"><LongFact label="Description" text={record.description} /><Facts record={record} columns={[serviceColumns.minutes, serviceColumns.price, serviceColumns.created_at]} /></div></Card></div>
      <AppointmentRelated title="Appointments" of={{ service_id: record.id }} preset={{ service_id: record.id }} columns={["label", "staff_member", "status", "start", "end"]} />
      <ReviewRelated title="Reviews" of={{ service_id: record.id }} preset={{ service_id: record.id }} columns={["label", "author", "stars", "published"]} />
    </Page>
  );
}

export { ServiceDetailPage as Component };
