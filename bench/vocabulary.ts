/** Words of a managed-service provider, of which the documents of the benchmark are made. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const actions = words(`
  Export Document Patch Reboot Enrol Decommission Migrate Validate Onboard Quote Renew Reconcile Audit Relabel
  Replicate Restore Segment Harden Tune Schedule Invoice Ship Rack Cable Image Join Rotate Hand-over Train Verify`);

export const things = words(`
  firewall switch access-point hypervisor datastore domain-controller mailbox tenant licence VPN-tunnel backup-job
  monitoring-agent UPS rack patch-panel certificate DNS-zone DHCP-scope VLAN print-server endpoint ticket-queue
  asset-register password-vault runbook SLA change-window contract bill-of-materials site-survey warranty`);

export const qualities = words(`
  client-facing spare legacy managed unmanaged branch-office head-office encrypted expired redundant noisy billable
  after-hours temporary documented undocumented primary secondary hosted leased mission-critical retired`);

export const fillers = words(`
  and after as at because before both by each every for from if in into it its kept later left more next no of on
  only or other per same since so than that the their then these they this to under until was were when where which
  while will with within without your agreed checked called given made noted owned seen sent shared used written`);

export const roles = words('noc project-team service-delivery service-manager sales dispatch');

export const clients = words(
  'contoso fabrikam northwind tailspin adatum litware proseware wingtip',
);

export const people = [
  'Dana Reyes',
  'Øystein Berg',
  'Mei Tanaka',
  'Łucja Nowak',
  'Sam Okafor',
  'Zoë Martin',
];

export const workflows = words('incident service-request project recurring-visit');

export const commands = words('show get set test restart export import list sync drain');
