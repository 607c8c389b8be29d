import "./map/element";
