import { Check, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { ROLES } from "../../../api/roles";
import { Card } from "../../../ui/Card";
import { CardRows } from "../../apps/CardRows";

/** What each thing needs, as the platform enforces it. */
const NEEDS = [
  ["look", "viewer"],
  ["change", "developer"],
  ["release", "developer"],
  ["push", "developer"],
  ["delete", "admin"],
] as const;

/** Roles and what they may do with an application. */
export function MayDo() {
  const { t } = useTranslation("app");
  return (
    <Card title={t("people.may")}>
      <CardRows>
        <table className="w-full text-sm">
          <caption className="sr-only">{t("people.may")}</caption>
          <thead>
            <tr className="border-b bg-sunken text-muted">
              <td className="p-2" />
              {ROLES.map((role) => (
                <th key={role} scope="col" className="px-1.5 py-2 font-medium">
                  {t(`people.role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {NEEDS.map(([what, needs]) => (
              <tr key={what}>
                <th scope="row" className="py-2.5 ps-(--card-padding) pe-2 text-start font-normal">
                  {t(`people.${what}`)}
                </th>
                {ROLES.map((role) => {
                  const may = ROLES.indexOf(role) <= ROLES.indexOf(needs);
                  const Icon = may ? Check : Minus;
                  return (
                    <td key={role} className="text-center">
                      <Icon
                        role="img"
                        aria-label={t(may ? "people.yes" : "people.no")}
                        className={
                          may ? "inline size-4 text-success-ink" : "inline size-4 text-muted"
                        }
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </CardRows>
    </Card>
  );
}
