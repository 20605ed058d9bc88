/** Why was nobody signed in, as the way back from the identity provider says in its address? Null: it says nothing. */
export const refusalHere = (): string | null => new URLSearchParams(location.hash.slice(1)).get('sign-in');
