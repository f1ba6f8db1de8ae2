import { type Me, auth, roleLabels } from "../api/auth";
import { useSession } from "./session";
import { uploadFile } from "../lib/http";
import { check, isEmail, minLength, required } from "../lib/rules";
import { useForm } from "../lib/useForm";
import { Card } from "../ui/Card";
import { ImageInput } from "../ui/FileInput";
import { FormLayout } from "../ui/FormLayout";
import { TextInput } from "../ui/TextInput";
import { useToast } from "../ui/toastContext";


/** One's own name, address and picture, and the password. */
export function ProfileCards() {
  const { user } = useSession();
  return user && <SignedIn key={user.id} user={user} />;
}

function SignedIn({ user }: { user: Me }) {
  const { become } = useSession();
  const toast = useToast();
  const form = useForm({
    initial: { name: user.name, email: user.email, avatar: user.avatar ?? "" },
    validate: (values) => check(values, { name: [required], email: [required, isEmail] }),
    submit: async (values) => {
      become(await auth.update({ ...values, avatar: values.avatar === "" ? null : values.avatar }));
      toast.success("Saved");
    },
  });
  return (
    <>
      <Card title="About you" description={roleLabels[user.role]}>
        <FormLayout
          onSubmit={form.handleSubmit}
          error={form.formError}
          submitting={form.submitting}
        >
          <TextInput label="Name" autoComplete="name" {...form.bind("name")} required />
          <TextInput label="Email" type="email" autoComplete="email" {...form.bind("email")} required />
          <ImageInput label="Picture" {...form.bind("avatar")} upload={uploadFile} />
        </FormLayout>
      </Card>
      <PasswordCard />
    </>
  );
}

function PasswordCard() {
  const toast = useToast();
  const form = useForm({
    initial: { current_password: "", new_password: "" },
    validate: (values) =>
      check(values, { current_password: [required], new_password: [required, minLength(10)] }),
    submit: async (values) => {
      await auth.changePassword(values.current_password, values.new_password);
      toast.success("Saved");
      form.reset({ current_password: "", new_password: "" });
    },
  });
  return (
    <Card title="Password">
      <FormLayout
        onSubmit={form.handleSubmit}
        error={form.formError}
        submitting={form.submitting}
        submitLabel="Change password"
      >
        <TextInput
          label="Current password"
          type="password"
          autoComplete="current-password"
          {...form.bind("current_password")}
          required
        />
        <TextInput
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters."
          {...form.bind("new_password")}
          required
        />
      </FormLayout>
    </Card>
  );
}
