import { serviceApi } from "../api/service";
import { Page } from "../app/Page";
import { NewService } from "../features/service/NewService";
import { ServiceList } from "../features/service/ServiceList";
import { useImportService } from "../features/service/queries";
import { ExportLink } from "../features/shared/ExportLink";
import { ImportButton } from "../features/shared/ImportButton";


export function ManageServicesPage() {
  const reading = useImportService();
  return (
    <Page title="Services" actions={<>
      <ExportLink path={serviceApi.path} entity="service" />
      <ImportButton busy={reading.isPending} onFile={reading.mutateAsync} />
      <NewService />
    </>}>
      <ServiceList
        label="Services"
        layout="table"
        columns={["label", "minutes", "price"]}
        sort="-created_at"
        create={<NewService />}
      />
    </Page>
  );
}

export { ManageServicesPage as Component };
