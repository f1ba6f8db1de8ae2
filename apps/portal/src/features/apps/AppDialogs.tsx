import type { App } from "./appState";
import { DeleteDialog } from "./DeleteDialog";
import { RenameDialog } from "./RenameDialog";

export interface Asked {
  what: "rename" | "delete";
  app: App;
}

/** The question that is open about an application; kept by the page, because cards come and go. */
export function AppDialogs(props: {
  asked: Asked | null;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const { asked, onClose, onDeleted } = props;
  if (asked === null) return null;
  if (asked.what === "rename") return <RenameDialog app={asked.app} onClose={onClose} />;
  return <DeleteDialog app={asked.app} onClose={onClose} {...(onDeleted && { onDeleted })} />;
}
