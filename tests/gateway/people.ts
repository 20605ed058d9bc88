/** Whom do the journeys ask for? The synthetic people that the fixtures tell stories of. */
export const MARJORIE = { nhsNumber: '9990123454', dateOfBirth: '1948-03-14' };
export const OPTED_OUT = { nhsNumber: '9990200017', dateOfBirth: '1957-07-02' };
