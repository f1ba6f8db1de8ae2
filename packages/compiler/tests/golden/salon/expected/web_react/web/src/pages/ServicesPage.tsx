import { Page } from "../app/Page";
import { NewService } from "../features/service/NewService";
import { ServiceList } from "../features/service/ServiceList";


export function ServicesPage() {
  return (
    <Page title="Services" actions={<>
      <NewService />
    </>}>
      <ServiceList
        label="Services"
        layout="cards"
        sort="-created_at"
        create={<NewService />}
      />
    </Page>
  );
}

export { ServicesPage as Component };
