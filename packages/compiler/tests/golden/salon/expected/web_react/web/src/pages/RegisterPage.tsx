import { useNavigate } from "react-router";

import { auth } from "../api/auth";
import { AccountFrame } from "../app/AccountFrame";
import { startPaths } from "../app/navigation";
import { useSession } from "../app/session";
import { check, isEmail, minLength, required } from "../lib/rules";
import { useForm } from "../lib/useForm";
import { FormLayout } from "../ui/FormLayout";
import { TextInput } from "../ui/TextInput";
import { TextLink } from "../ui/TextLink";
import { useToast } from "../ui/toastContext";


export function RegisterPage() {
  const { become } = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const form = useForm({
    initial: { name: "", email: "", password: "" },
    validate: (values) =>
      check(values, {
        name: [required],
        email: [required, isEmail],
        password: [required, minLength(10)],
      }),
    submit: async (values) => {
      const user = await auth.register(values);
      become(user);
      toast.success("Welcome");
      await navigate(startPaths[user.role], { replace: true });
    },
  });
  return (
    <AccountFrame title="Register">
      <FormLayout
        onSubmit={form.handleSubmit}
        error={form.formError}
        submitting={form.submitting}
        submitLabel="Register"
      >
        <TextInput label="Name" autoComplete="name" {...form.bind("name")} required />
        <TextInput label="Email" type="email" autoComplete="email" {...form.bind("email")} required />
        <TextInput
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters."
          {...form.bind("password")}
          required
        />
      </FormLayout>
      <p className="mt-5 text-sm text-muted">
        Already registered? <TextLink to="/sign-in">Sign in</TextLink>
      </p>
    </AccountFrame>
  );
}

export { RegisterPage as Component };
