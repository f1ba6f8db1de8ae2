/** Routes of your own. */
export const routes = [];
