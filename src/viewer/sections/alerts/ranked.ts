/** What is fetched to draw the alerts in their order: the card, and what the banner repeats of it. */
export { AlertsCard } from './AlertsCard';
export { BannerAlerts, OtherAlerts } from './BannerAlerts';
