import "./chart/element";
