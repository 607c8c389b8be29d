import "./style.css";
import "htmx.org";
import { sendFilters } from "./page/filtering";
import { copyOnDemand } from "./page/copying";
import { pressKeys } from "./page/keys";
import { keepToken } from "./page/token";

document.documentElement.classList.add("js");
keepToken();
sendFilters();
pressKeys();
copyOnDemand();
