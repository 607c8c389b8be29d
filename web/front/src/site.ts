import "./reader/element";
import "./chart/element";
import { copyOnDemand } from "./page/copying";

document.documentElement.classList.add("js");
copyOnDemand();
