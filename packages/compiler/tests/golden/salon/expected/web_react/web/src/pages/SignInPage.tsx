import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";

import { auth, roleLabels } from "../api/auth";
import { AccountFrame } from "../app/AccountFrame";
import { startPaths } from "../app/navigation";
import { useSession } from "../app/session";
import { http } from "../lib/http";
import { check, isEmail, required } from "../lib/rules";
import { useForm } from "../lib/useForm";
import { Button } from "../ui/Button";
import { FormLayout } from "../ui/FormLayout";
import { TextInput } from "../ui/TextInput";
import { TextLink } from "../ui/TextLink";


interface DemoAccount {
  email: string;
  password: string;
  role: string;
}

/** Accounts to try the application with; the API names them only while it runs as a demonstration. */
function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const found = useQuery({
    queryKey: ["demo-accounts"],
    queryFn: () => http.get<{ items: DemoAccount[] }>("/auth/demo"),
    retry: false,
  });
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <div className="mt-6 border-t pt-5">
      <p className="text-sm text-muted">This is a demonstration. Look around as:</p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        {found.data.items.map((account) => (
          <Button
            key={account.email}
            variant="soft"
            size="small"
            onClick={() => {
              onChoose(account);
            }}
          >
            {(roleLabels as Record<string, string>)[account.role] ?? account.role}
          </Button>
        ))}
      </div>
    </div>
  );
}

export function SignInPage() {
  const { become } = useSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const form = useForm({
    initial: { email: "", password: "" },
    validate: (values) => check(values, { email: [required, isEmail], password: [required] }),
    submit: async ({ email, password }) => {
      const user = await auth.signIn(email, password);
      become(user);
      const next = params.get("next") ?? startPaths[user.role];
      await navigate(next.startsWith("/") && !next.startsWith("//") ? next : "/", { replace: true });
    },
  });
  return (
    <AccountFrame title="Sign in">
      <FormLayout
        onSubmit={form.handleSubmit}
        error={form.formError}
        submitting={form.submitting}
        submitLabel="Sign in"
      >
        <TextInput label="Email" type="email" autoComplete="email" {...form.bind("email")} required />
        <TextInput
          label="Password"
          type="password"
          autoComplete="current-password"
          {...form.bind("password")}
          required
        />
      </FormLayout>
      <p className="mt-5 text-sm text-muted">
        No account yet? <TextLink to="/register">Register</TextLink>
      </p>
      <p className="mt-2 text-sm text-muted">
        <TextLink to="/forgot-password">Forgot your password?</TextLink>
      </p>
      <DemoAccounts
        onChoose={({ email, password }) => {
          form.set({ email, password });
        }}
      />
    </AccountFrame>
  );
}

export { SignInPage as Component };
