// The parts of Vega that charts of one view need: no maps, trees, word clouds or force layouts, which saves bytes.
import { transforms } from "vega-dataflow";
import * as encoding from "vega-encode";
import * as data from "vega-transforms";
import * as layout from "vega-view-transforms";

Object.assign(transforms, data, layout, encoding);

export { expressionInterpreter } from "vega-interpreter";
export { locale } from "vega-format";
export { parse } from "vega-parser";
export { View } from "vega-view";
