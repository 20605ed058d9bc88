/** Which screens do the desks fetch together? All of theirs, in one file: who opens records fetches none of them. */
export { AlertsScreen } from './alerts/AlertsScreen';
export { AuditScreen } from './audit/AuditScreen';
export { OptOutScreen } from './opt-out/OptOutScreen';
