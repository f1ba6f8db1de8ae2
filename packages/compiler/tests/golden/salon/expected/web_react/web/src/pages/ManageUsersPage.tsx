import { userItemApi } from "../api/user";
import { Page } from "../app/Page";
import { ExportLink } from "../features/shared/ExportLink";
import { UserItemList } from "../features/user/UserItemList";


export function ManageUsersPage() {
  return (
    <Page title="Users" actions={<>
      <ExportLink path={userItemApi.path} entity="user" />
    </>}>
      <UserItemList
        label="Users"
        layout="table"
        columns={["label", "email", "role"]}
        filters={["role"]}
        sort="-created_at"
      />
    </Page>
  );
}

export { ManageUsersPage as Component };
