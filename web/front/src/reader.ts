import "./reader/element";
