import "./network/element";
