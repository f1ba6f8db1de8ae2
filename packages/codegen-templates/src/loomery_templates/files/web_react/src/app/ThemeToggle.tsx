import { Moon, Sun } from "lucide-react";

import { IconButton } from "../ui/IconButton";
import { useWording } from "../lib/wording";
import { useTheme } from "./useTheme";

export function ThemeToggle() {
  const words = useWording();
  const [theme, choose] = useTheme();
  const other = theme === "dark" ? "light" : "dark";
  return (
    <IconButton
      icon={theme === "dark" ? Sun : Moon}
      label={other === "dark" ? words.useDark : words.useLight}
      onClick={() => {
        choose(other);
      }}
    />
  );
}
