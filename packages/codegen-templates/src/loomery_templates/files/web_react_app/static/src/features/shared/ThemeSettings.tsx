import { useTheme } from "../../app/useTheme";
import { Card } from "../../ui/Card";
import { RadioGroup } from "../../ui/RadioGroup";

/** How the application looks in this browser. */
export function ThemeSettings() {
  const [theme, choose] = useTheme();
  return (
    <Card title="Appearance" description="Kept in this browser.">
      <RadioGroup
        label="Colours"
        name="theme"
        value={theme}
        cards
        options={[
          { value: "light", label: "Light", hint: "Dark text on light paper" },
          { value: "dark", label: "Dark", hint: "Easy on the eyes at night" },
        ]}
        onChange={(value) => {
          choose(value === "dark" ? "dark" : "light");
        }}
      />
    </Card>
  );
}
