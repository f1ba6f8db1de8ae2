import { createRoot } from "react-dom/client";

import { Greeting } from "./Greeting";

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <main>
      <Greeting name="world" />
    </main>,
  );
