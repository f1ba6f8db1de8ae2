import { useTranslation } from "react-i18next";

import type { AuthSchema } from "../../api/client";

const ACTIONS = [
  "account.created",
  "account.deleted",
  "account.email_change_asked",
  "account.email_changed",
  "account.linked",
  "account.password_changed",
  "account.password_reset",
  "account.profile_changed",
  "account.sign_up_repeated",
  "account.verified",
  "app.demo_removed",
  "invitation.accepted",
  "invitation.created",
  "invitation.revoked",
  "job.retried",
  "member.removed",
  "member.role_changed",
  "organisation.created",
  "organisation.renamed",
  "organisation.resumed",
  "organisation.suspended",
  "platform.owner_added",
  "platform.owner_removed",
  "quota.changed",
  "session.ended",
  "session.opened",
  "session.refused",
  "session.reuse_detected",
  "session.revoked_all",
  "session.switched",
  "token.created",
  "token.revoked",
] as const;
type Action = (typeof ACTIONS)[number];
type Underlined<Text extends string> = Text extends `${infer Head}.${infer Tail}`
  ? `${Head}_${Tail}`
  : Text;

/** What somebody should look at twice. */
export const WARNINGS: ReadonlySet<string> = new Set<Action>([
  "session.refused",
  "session.reuse_detected",
]);

/** What an entry of the audit log says, in the person's language; what has no words yet, by its name. */
export function useActivityWords() {
  const { t } = useTranslation("account");
  return ({ action, details }: Pick<AuthSchema["AuditEntry"], "action" | "details">): string => {
    const known = ACTIONS.find((one) => one === action);
    if (known === undefined) return action;
    const key = known.replace(".", "_") as Underlined<Action>;
    const email = typeof details.email === "string" ? details.email : "";
    return t(`activity.words.${key}`, { email });
  };
}
