// The grid's library has no types of its own; what we use of it is asked at run time, by the tests of the review page.
export const TabulatorFull: any;
