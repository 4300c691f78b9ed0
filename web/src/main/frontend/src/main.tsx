import "@xyflow/react/dist/base.css";
import { createRoot } from "react-dom/client";
import "./builder.css";
import { loadCatalogue } from "./catalogue";
import { Frame } from "./Frame";
import { load, watch } from "./saving";

const root = document.getElementById("builder");
if (root) {
  createRoot(root).render(<Frame />);
  watch();
  void loadCatalogue().then(load);
}
