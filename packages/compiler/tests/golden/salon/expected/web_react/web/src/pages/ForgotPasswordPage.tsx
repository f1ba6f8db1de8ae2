import { AccountFrame } from "../app/AccountFrame";
import { TextLink } from "../ui/TextLink";

/** Mail is not sent by this application, so a forgotten password is set anew by whoever runs it. */
export function ForgotPasswordPage() {
  return (
    <AccountFrame title="Forgot your password?">
      <p>
        Please ask whoever runs this application for a new one. When you are signed in again, you can
        choose your own in your profile.
      </p>
      <p className="mt-5 text-sm">
        <TextLink to="/sign-in">Back to sign in</TextLink>
      </p>
    </AccountFrame>
  );
}

export { ForgotPasswordPage as Component };
