/** Where does the person live, and on which number are they reached? As a line of the banner, or in Contacts. */
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { useAddress } from '../../open-record/use-address';

const NONE = 'Demographics hold no address and no telephone that your role sees. Ask the person.';

/** One pair of facts for each that is known. INVARIANT: none of it is printed. */
function AddressFacts() {
  const { told } = useAddress();
  return (
    <>
      {told?.address !== undefined && (
        <div>
          <dt>Address</dt>
          <dd>{told.address}</dd>
        </div>
      )}
      {told?.telephone !== undefined && (
        <div>
          <dt>Telephone</dt>
          <dd>{told.telephone}</dd>
        </div>
      )}
    </>
  );
}

const isEmpty = (told: ReturnType<typeof useAddress>['told']): boolean =>
  told !== null && told.address === undefined && told.telephone === undefined;

/** In the banner of those who work in the person's home. */
export function BannerAddress() {
  const { told, asking, problem, show } = useAddress();
  if (told !== null && isEmpty(told)) return null;
  return (
    <div className="wp-banner__address wp-screen-only">
      {told !== null && (
        <dl className="wp-banner__facts">
          <AddressFacts />
        </dl>
      )}
      {told === null && !asking && (
        <>
          {problem !== null && <span role="alert">Address and telephone not shown. {problem} </span>}
          <Button look="text" onClick={show}>
            Show address and telephone
          </Button>
        </>
      )}
    </div>
  );
}

/** In Contacts, for every role. */
export function ContactAddress() {
  const { told, asking, problem, show } = useAddress();
  return (
    <div className="wp-contact-address wp-screen-only" aria-live="polite">
      <h3>The person</h3>
      {told === null ? (
        <>
          {problem !== null && (
            <InsetNotice look="danger" title="Address and telephone not shown">
              <p>{problem}</p>
            </InsetNotice>
          )}
          <Button look="secondary" small onClick={show} disabled={asking}>
            Show address and telephone
          </Button>
          <p className="wp-quiet">Showing them is recorded. They are never printed.</p>
        </>
      ) : isEmpty(told) ? (
        <p>{NONE}</p>
      ) : (
        <dl className="wp-contact-address__facts">
          <AddressFacts />
        </dl>
      )}
    </div>
  );
}
