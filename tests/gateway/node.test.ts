import { nodeMount } from './node-mount';
import { describeGateway } from './suite';

describeGateway('on Node, over HTTP with a database', nodeMount);
