import { pageMount } from './page-mount';
import { describeGateway } from './suite';

describeGateway('inside the page, behind the mock worker', pageMount);
