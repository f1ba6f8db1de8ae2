import { ProfileCards } from "../app/account";
import { Page } from "../app/Page";

export function AccountPage() {
  return (
    <Page title="Profile" width="narrow">
      <ProfileCards />
    </Page>
  );
}

export { AccountPage as Component };
