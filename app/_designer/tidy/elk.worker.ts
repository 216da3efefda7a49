// The layout engine answers the messages of elkjs' own client (see engine.ts) as soon as it is loaded in a worker.
import 'elkjs/lib/elk-worker.min.js';
