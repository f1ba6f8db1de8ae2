import { Page } from "../app/Page";
import { useSession } from "../app/session";
import { NewNotification } from "../features/notification/NewNotification";
import { NotificationList } from "../features/notification/NotificationList";


export function NotificationListPage() {
  const { user } = useSession();
  return (
    <Page title="Notifications" actions={<>
      <NewNotification />
    </>}>
      <NotificationList
        label="Notifications"
        layout="feed"
        sort="-created_at"
        create={<NewNotification />}
        fixed={{ recipient_id: user?.id }}
      />
    </Page>
  );
}

export { NotificationListPage as Component };
