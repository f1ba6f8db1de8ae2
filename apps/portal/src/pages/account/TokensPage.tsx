import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "../../api/useSession";
import { Failed } from "../../features/account/Failed";
import { MadeTokenNote } from "../../features/account/MadeTokenNote";
import { NewTokenDialog } from "../../features/account/NewTokenDialog";
import { SettingsPage } from "../../features/account/SettingsPage";
import { TokenList } from "../../features/account/TokenList";
import { type MadeToken, useTokens } from "../../features/account/useTokens";
import { messageOf } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/EmptyState";
import { SkeletonRows } from "../../ui/Skeleton";

/** Tokens with which programs act for a person. */
export function Component() {
  const { t } = useTranslation(["account", "common"]);
  const { data: me } = useMe();
  const tokens = useTokens();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<MadeToken | null>(null);
  const begin = (
    <Button
      icon={Plus}
      onClick={() => {
        setAsking(true);
      }}
    >
      {t("tokens.new")}
    </Button>
  );
  const some = (tokens.data?.length ?? 0) > 0;
  return (
    <SettingsPage title={t("tokens.title")} lead={t("tokens.lead")}>
      {made && (
        <MadeTokenNote
          token={made}
          onDone={() => {
            setMade(null);
          }}
        />
      )}
      <Card flush title={t("tokens.yours")} actions={some && begin}>
        <div>
          {tokens.isPending && <SkeletonRows rows={2} label={t("common:state.loading")} />}
          {tokens.isError && (
            <Failed message={messageOf(tokens.error)} onRetry={() => void tokens.refetch()} />
          )}
          {tokens.data && !some && (
            <EmptyState
              icon={KeyRound}
              title={t("tokens.none")}
              description={t("tokens.noneText")}
              action={begin}
            />
          )}
          {tokens.data && some && <TokenList tokens={tokens.data} />}
        </div>
      </Card>
      {asking && me && (
        <NewTokenDialog
          role={me.role}
          onClose={() => {
            setAsking(false);
          }}
          onMade={(token) => {
            setAsking(false);
            setMade(token);
          }}
        />
      )}
    </SettingsPage>
  );
}
