import { UserIcon } from "lucide-react";
import { useNavigate, useParams } from "react-router";

import type { UserItem } from "../api/user";
import { Page } from "../app/Page";
import { Facts } from "../features/shared/Facts";
import { Loaded } from "../features/shared/Loaded";
import { Picture } from "../features/shared/Picture";
import { UserItemActions } from "../features/user/UserItemMenu";
import { userItemColumns } from "../features/user/columns";
import { useUserItemRecord } from "../features/user/queries";
import { idOf } from "../lib/values";
import { Card } from "../ui/Card";


export function UserDetailPage() {
  const found = useUserItemRecord(idOf(useParams().id));
  return <Loaded query={found}>{(record) => <UserItemView record={record} />}</Loaded>;
}

function UserItemView({ record }: { record: UserItem }) {
  const navigate = useNavigate();
  return (
    <Page
      title={record.label}
      crumbs={[{ label: "Users", to: "/manage/users" }, { label: record.label }]}
      actions={
        <UserItemActions
          record={record}
          onDeleted={() => void navigate("/manage/users")}
        />
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-2"><Picture seed={record.label} icon={UserIcon} src={record.avatar} /><Card><Facts record={record} columns={[userItemColumns.email, userItemColumns.role, userItemColumns.created_at]} /></Card></div>
    </Page>
  );
}

export { UserDetailPage as Component };
